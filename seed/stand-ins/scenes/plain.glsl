// An open plain: sky, light, two ranges, a line of trees, ground in drifts, a walker and its herd.
#include "subjects.glsl"
const int MOUNTAINS = 1;
const int HILLS = 2;
const int MESAS = 3;
const int SEA = 4;
const int ROOFS = 5;
const int PINES = 1;
const int PALMS = 2;
const int JOSHUA = 3;
const int SPROUTS = 4;
uniform int uFar; //= mountains mountains, hills, mesas, sea or roofs
uniform int uTrees; //= none pines, palms, joshua, sprouts or none
uniform float uHorizon; //= -0.08
uniform float uSunX; //= 0.3
uniform float uSunY; //= 0.22
uniform float uSunSize; //= 0.07
uniform float uLow; //= 3.7 the sky's tone near the light
uniform float uHigh; //= 1.8 the sky's tone far from it
uniform float uGround; //= 3.6 the ground's tone at the horizon
uniform float uNear; //= 1.2 the ground's tone in front
uniform float uSubjectX; //= -0.25
uniform float uSubjectY; //= -0.36
uniform float uSubjectSize; //= 0.42
uniform float uTowards; //= 1
uniform float uHerd; //= 2 how many more stand behind
uniform float uGait; //= 2 steps in a loop
uniform float uBody; //= 0.1 the subject's tone
uniform float uRelief; //= 0.22 height of the far range

float tree(vec2 q, int kind, float k) {
  if (kind == PINES) {
    float d = box(q - vec2(0., .06), vec2(.03, .08));
    for (int i = 0; i < 3; i++) {
      float y = .1 + .26 * float(i), w = .3 - .075 * float(i);
      d = min(d, tri(q, vec2(0., y + .42), vec2(-w, y), vec2(w, y)));
    }
    return d;
  }
  if (kind == PALMS) {
    vec2 t = vec2(.12 * (k - .5), .8);
    float d = cap(q, vec2(0.), t, .035, .02);
    for (int i = 0; i < 6; i++) {
      float a = .35 + float(i) * .52 + .05 * wave(1., k);
      vec2 e = t + vec2(cos(a) * .34, sin(a) * .2), f = e + vec2(cos(a) * .08, -.12);
      d = min(d, min(cap(q, t, e, .03, .035), cap(q, e, f, .035, .006)));
    }
    return d;
  }
  if (kind == JOSHUA) {
    float d = cap(q, vec2(0.), vec2(.02, .4), .06, .05);
    d = min(d, min(cap(q, vec2(.02, .38), vec2(-.2, .66), .045, .04), cap(q, vec2(.02, .38), vec2(.22, .72), .045, .04)));
    d = min(d, cap(q, vec2(-.1, .52), vec2(-.02, .86), .04, .035));
    return min(d, min(disc(q - vec2(-.22, .72), .11), min(disc(q - vec2(.24, .78), .11), disc(q - vec2(0., .92), .11))));
  }
  return cap(q, vec2(0.), vec2(.06 * wave(1., k), .5), .05, .01);
}
void treeLine(inout vec3 c, vec2 p, float base, float size, float chance, float shift, vec3 ink) {
  if (uTrees == NONE) return;
  WHERE(p.y > base - .01 && p.y < base + size * 1.4) for (int i = 0; i < 2; i++) {
    float x = (p.x + shift) / size * 1.6 + .5 * float(i), id = floor(x);
    float k = h1(id * 2. + float(i) + size * 30.);
    if (k > chance) continue;
    float s = size * (.7 + .6 * h1(id + 77.));
    vec2 q = vec2((fract(x) - .5 - .25 * (k - .5)) * size / 1.6, p.y - base) / s;
    put(c, ink, tree(q, uTrees, k) * s);
  }
}

vec3 picture(vec2 p) {
  float sway = .012 * wave(1., .1), h = uHorizon;
  vec2 sun = vec2(uSunX, uSunY);
  vec3 c = bandedSky(p, sun, h, uLow, uHigh, 7.);
  if (uSunSize > 0.) light(c, p, sun, uSunSize, mix(tone(4.), uAccent, .25 + .6 * step(uLow, 3.2)));
  streaks(c, p, h + .2, .45, tone(4.), .35);
  float x1 = p.x + sway * .3, x2 = p.x + sway * .7;
  WHERE(p.y < h + uRelief * 1.3 && p.y > h - .02) {
  if (uFar == MOUNTAINS) {
    float a = h + uRelief * (.35 + .9 * ridge(x1 * 2.2 + 20.)), b = h + uRelief * .75 * ridge(x2 * 2.9 + 50.);
    float slope = ridge(x1 * 2.2 + 20. + .03) - ridge(x1 * 2.2 + 20. - .03);
    put(c, tone(mix(uLow, uHigh, .45)), p.y - a);
    glaze(c, tone(4.), max(p.y - a, -(slope * 4. + .3) * .3), .75);
    put(c, tone(mix(uGround, uHigh, .55)), p.y - b);
    glaze(c, tone(4.), max(p.y - b, h + uRelief * .33 + .05 * ridge(p.x * 14.) - p.y), .55);
  } else if (uFar == HILLS) {
    put(c, tone(mix(uLow, uHigh, .4)), p.y - h - uRelief * .9 * hills(x1 * 2.1 + 3.));
    put(c, tone(mix(uLow, uHigh, .75)), p.y - h - uRelief * .55 * hills(x2 * 2.9 + 13.));
  } else if (uFar == MESAS) {
    float k = hills(x1 * 2.4 + 8.), m = h + uRelief * (smoothstep(.42, .5, k) * .8 + .2 * smoothstep(.55, .66, k) + .12 * k);
    put(c, tone(mix(uLow, uHigh, .5)), p.y - m);
    glaze(c, tone(0.), max(p.y - m, abs(fract(p.y * 22. + .2 * n1(p.x * 9.)) - .5) * .045 - .008), .2);
    put(c, tone(mix(uGround, uHigh, .7)), p.y - h - uRelief * .3 * hills(x2 * 4. + 40.));
  } else if (uFar == ROOFS) {
    float id = floor(x1 * 9.), w = abs(fract(x1 * 9.) - .5);
    put(c, tone(mix(uLow, uHigh, .55)), p.y - h - uRelief * (.35 + .65 * h1(id)) + .07 * w);
    float id2 = floor(x2 * 6. + .4);
    put(c, tone(mix(uGround, uHigh, .8)), p.y - h - uRelief * .6 * h1(id2 + 30.));
  } else if (uFar == SEA) {
    put(c, tone(mix(uGround, uHigh, .7)), p.y - h - .09);
    for (int i = 0; i < 4; i++) {
      float k = float(i), y = h + .075 - .02 * k - .004 * k * k;
      glaze(c, tone(4.), max(abs(p.y - y) - .0025, .02 - abs(fract(p.x * (2. + k) + .3 * k + .08 * wave(1., k * .3)) - .5) * .12), .5);
    }
  }
  }
  treeLine(c, p, h + .005, .07, .8, sway, tone(mix(uGround, .6, .5)));
  float g1 = h + .015 * n1(p.x * 3. + 5.);
  put(c, tone(uGround), p.y - g1);
  treeLine(c, p, h - .03, .15, .42, sway * 1.6, tone(mix(uGround, .2, .72)));
  WHERE(p.y < max(h, uSubjectY + uSubjectSize * 1.7)) for (int i = 0; i < 4; i++) {
    float k = float(i) / 3., y = mix(h - .035, -.4, k * k * .55 + k * .45);
    float w = (p.x + sway * (2. + 3. * k)) * (2.4 - 1.1 * k);
    y += (.02 + .05 * k) * (n1(w + 31. * k + 9.) - .5);
    if (i == 2 && uSubject != NONE) {
      for (int j = 0; j < 4; j++) {
        if (float(j) >= uHerd) break;
        float jj = float(j) + 1., s = uSubjectSize * (.62 - .11 * jj);
        vec2 at = vec2(uSubjectX + (.36 + .2 * h1(jj + 3.)) * jj * sign(-uSubjectX + .01), mix(uSubjectY, h, .42 + .12 * jj));
        figure(c, p, at, s, uPhase * uGait + .31 * jj, uTowards, tone(uBody + .45 + .25 * jj), mix(uAccent, tone(2.), .2));
      }
    }
    put(c, tone(mix(uGround, uNear, .2 + .8 * k)), p.y - y);
    glaze(c, tone(4.), max(p.y - y, y - .008 - .01 * k - p.y + .02 * (1. - n1(w * 2. + 4.))), .3);
    if (i == 2) {
      glaze(c, tone(0.), ell(p - vec2(uSubjectX - .1 * uTowards, uSubjectY + .005), vec2(.5, .028) * uSubjectSize * 1.4), uSubject == NONE ? 0. : .3);
      figure(c, p, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
    }
  }
  WHERE(p.y < -.4 && (uFar != SEA || uTrees != NONE)) for (int i = 0; i < 2; i++) {
    float x = (p.x + sway * 5.) * 26. + .5 * float(i), id = floor(x), k = h1(id + float(i) * 50.);
    float blade = -.47 + .07 * k * n1(id * .23);
    vec2 root = vec2((fract(x) - .5) / 26., p.y + .5);
    put(c, tone(uNear * .45), cap(root, vec2(0.), vec2(.015 * uTowards + .008 * wave(1., k), blade + .5), .006, .001));
  }
  weather(c, p, tone(4.));
  return c;
}
