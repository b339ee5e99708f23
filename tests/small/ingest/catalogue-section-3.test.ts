import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';

const seedFolder = fileURLToPath(new URL('../../../seed', import.meta.url));

/** Section, heading, file, clip and prompts of the seed document's section 3, in its order. */
const ROWS: [string, string | null, string, string, string[]][] = [
  ['1.2', '模型效果对比', '05f698ff0d851448e2749474649b3b.mp4', 'seed-model-comparison', []],
  [
    '3.1 ①',
    null,
    '2ad70fa0af3f48790b735ad1f1aeaf76.mp4',
    'wooly-mammoth',
    [
      '几只巨大的毛茸茸的猛犸象踩着白雪皑皑的草地走近，它们长长的毛茸茸的毛毛在风中轻轻吹拂，远处白雪皑皑的树木和壮观的白雪皑皑的山脉，午后的光线与薄薄的云层和远处高高的太阳营造出温暖的光芒，低相机视角令人惊叹，用美丽的摄影捕捉了大型毛茸茸的哺乳动物，景深。',
    ],
  ],
  [
    '3.1 ②',
    null,
    'OpenAI 的 Sora 模型确实牛 P 它的确能模拟真实世界，包括学习了摄影师和导演的表达手法： 提示：一段精美的自制视频，展示 2056 年尼日利亚拉各斯的人们。用手机….mp4',
    'lagos',
    ['一段精美的自制视频，展示 2056 年尼日利亚拉各斯的人们。用手机摄像头拍摄。'],
  ],
  [
    '3.1 ③',
    null,
    '演示.mp4',
    'tokyo-walk',
    [
      '一位时尚的女人走在东京的街道上，街道上到处都是温暖的发光霓虹灯和动画城市标志。她身穿黑色皮夹克，红色长裙，黑色靴子，背着一个黑色钱包。她戴着墨镜，涂着红色口红。她自信而随意地走路。街道潮湿而反光，营造出五颜六色的灯光的镜面效果。许多行人四处走动。',
    ],
  ],
  [
    '3.1 ④',
    null,
    'WeChat_20240218175600.mp4',
    'ant-nest-pov',
    ['一只蚂蚁在蚁巢内部移动的视角镜头'],
  ],
  [
    '3.1 ⑤',
    null,
    '案例 1.mp4',
    'cathedral-cats',
    ['一座巨大的教堂里全是猫。到处都是猫一个男人走进大教堂，向坐在宝座上的巨型猫王鞠躬'],
  ],
  [
    '3.1 ⑥',
    null,
    'WeChat_20240218211204.mp4',
    'butterfly-underwater',
    ['一段逼真的蝴蝶视频，它可以在水下游过美丽的珊瑚礁'],
  ],
  [
    '3.1 ⑦',
    null,
    'WeChat_20240218211217.mp4',
    'leaf-trains',
    ['一片叶子的宏观照片，显示微小的火车在其静脉中移动'],
  ],
  ['3.2', '2 月 24 日合集', 'WeChat_20240225122522.mp4', 'tiktok-batch-0224', []],
  [
    '3.2',
    '2 月 24 日合集',
    'WeChat_20240224100229.mp4',
    'glass-tortoise-kintsugi',
    ['一只乌龟的身体是由玻璃制成的，裂纹已用 kintsugi 修复，正在日落时的黑沙滩上行走'],
  ],
  [
    '3.2',
    '2 月 21 日合集',
    '7a654892637bcfcc306afd5a995984ed.mp4',
    'hacker-labrador',
    [
      '一只穿着黑色连帽运动衫的电脑黑客拉布拉多猎犬坐在电脑前，当他快速打字时，屏幕的眩光照射在狗的脸上。',
    ],
  ],
  [
    '3.2',
    '2 月 21 日合集',
    'e8d90be3a652d264c05dfef87472b5cf.mp4',
    'leaning-tower-of-pizza',
    ['披萨做的匹萨斜塔'],
  ],
  [
    '3.2',
    '2 月 21 日合集',
    '453c235c4b0275a5701af00e55205671.mp4',
    'disappointing-superbowl-commercial',
    ['低质量、视觉效果令人失望的超级碗广告'],
  ],
  ['3.2', '2 月 21 日合集', 'WeChat_20240225122347.mp4', 'tiktok-batch-0221', []],
  [
    '3.2',
    '2 月 20 日合集',
    '335068c586656c8231c5f3ea1edcbd12.mp4',
    'tiktok-image-to-video-trio',
    [
      '小土豆国王戴着雄伟的王冠，坐在王座上，监督着他们广阔的土豆王国，里面充满了土豆臣民和土豆城堡。',
      '咖啡馆的小地图立体模型，装饰着室内植物。木梁在上方纵横交错，冷萃咖啡站里摆满了小瓶子和玻璃杯。',
      '一张写有“SORA”的写实云朵图像。',
    ],
  ],
  [
    '3.2',
    '2 月 20 日合集',
    'f697a4812a0db9e28911b4962f16ff43.mp4',
    'ants-low-camera',
    ['低至地面的摄像机密切跟踪丛林中的蚂蚁，深入地下进入它们的世界'],
  ],
  [
    '3.4',
    null,
    'Sora 研究人员 Bill Peebles 发布视频展示：Sora 能够同时生成多个视频，这些视频并排显示，提供了不同的视角。 在他分享的示例中，一个单独的视频里就包含了五个….mp4',
    'five-viewpoints-tokyo',
    [],
  ],
  ['3.5', null, 'WeChat_20240225122359.mp4', 'elevenlabs-sound-for-sora', []],
  ['3.6', 'Sora 震撼视频合集剪辑合成', 'WeChat_20240225123243.mp4', 'seed-sora-reel', []],
];

let catalogue: Catalogue;
let readme: string;

beforeAll(async () => {
  catalogue = await readCatalogue(seedFolder);
  readme = await readFile(`${seedFolder}/catalogue/README.md`, 'utf8');
});

describe('section 3 of the seed document', () => {
  it('is a collection in the order of the document', () => {
    const collection = catalogue.collections.find(({ key }) => key === 'document-section-3');
    const entries = collection?.entries.map((entry) => [
      entry.section,
      entry.heading,
      entry.file,
      entry.slug,
    ]);
    expect(entries).toEqual(
      ROWS.map(([section, heading, file, slug]) => [section, heading, file, slug]),
    );
  });

  it('reaches all nineteen files and no clip names another', () => {
    const files = catalogue.clips.flatMap(({ document }) => document?.file ?? []);
    expect(files).toHaveLength(19);
    expect(new Set(files)).toEqual(new Set(ROWS.map(([, , file]) => file)));
  });

  it.each(ROWS)('%s %s: %s is %s', (section, heading, file, slug, prompts) => {
    const clip = catalogue.clips.find((candidate) => candidate.slug === slug);
    const entry = catalogue.collections
      .flatMap(({ entries }) => entries)
      .find((candidate) => candidate.slug === slug);
    expect(clip?.document?.file).toBe(file);
    expect(clip?.document?.section.startsWith(section)).toBe(true);
    const zh = clip?.prompt.map(({ texts }) => texts.find(({ language }) => language === 'zh'));
    expect(zh?.map((text) => text?.text)).toEqual(prompts);
    expect(zh?.every((text) => text?.origin === 'document')).toBe(true);
    for (const prompt of prompts) {
      expect(clip?.document?.text).toContain(prompt);
      expect(entry?.printed).toContain(prompt);
    }
    if (prompts.length === 0) expect(entry?.printed).toBeNull();
    else expect(clip?.document?.text).toContain(entry?.printed);

    const title = [section, heading].filter(Boolean).join(' ');
    const printed = entry?.printed?.replaceAll('\n', '<br>') ?? '—';
    const row = `| ${title} | ${file} | [${slug}](${clip?.source}.json) | ${printed} |`;
    expect(readme.split('\n')).toContain(row);
  });
});
