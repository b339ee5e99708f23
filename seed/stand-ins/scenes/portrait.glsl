// A head large before a disc of light: profile or face, rim of light, a pattern of lamps or leaves behind.
const int LADY = 1;
const int BERET = 2;
const int HOUND = 3;
const int CRESTED_BIRD = 4;
const int LIZARD = 5;
const int WYRM = 6;
const int MACHINE = 7;
const int STRIPED_CAT = 8;
const int FAMILY = 9;
const int SHIBA = 10;
const int BOKEH = 1;
const int LEAVES = 2;
const int RAYS = 3;
const int TILES = 4;
const int STRIPES = 5;
uniform int uHead; //= lady lady, beret, hound, crested-bird, lizard, wyrm, machine, striped-cat, family or shiba
uniform int uBehind; //= bokeh bokeh, leaves, rays, tiles or stripes
uniform float uBack; //= 2.2
uniform float uDisc; //= 3.5 tone of the disc behind the head
uniform float uDiscX; //= 0.16
uniform float uDiscY; //= 0.06
uniform float uDiscSize; //= 0.34
uniform float uBody; //= 0.25
uniform float uRimX; //= 1 side the light comes from
uniform float uHeadX; //= -0.1
uniform float uHeadY; //= -0.02
uniform float uHeadSize; //= 1

// Distances of the head (x), its second ink (y) and its eye (z).
vec3 head(vec2 q) {
  float d = 1e3, a = 1e3, e = 1e3, nod = .006 * wave(1., 0.);
  q.y -= nod;
  if (uHead == LADY || uHead == BERET) {
    d = ell(q - vec2(0., .1), vec2(.17, .215));
    d = min(d, cap(q, vec2(.14, .1), vec2(.2, .06), .02, .016));
    d = blend(d, cap(q, vec2(.1, -.03), vec2(.13, -.07), .06, .045), .04);
    d = blend(d, cap(q, vec2(-.04, -.02), vec2(-.05, -.26), .085, .1), .05);
    d = blend(d, ell(q - vec2(-.04, -.58), vec2(.46, .3)), .06);
    if (uHead == LADY) {
      a = min(ell(q - vec2(-.05, .2), vec2(.2, .16)), cap(q, vec2(-.14, .2), vec2(-.22 + .012 * wave(1., .2), -.22), .12, .1));
      a = max(a, -ell(q - vec2(.1, .04), vec2(.12, .18)));
      a = min(a, cap(q, vec2(-.2, -.18), vec2(-.3 + .02 * wave(1., .4), -.4), .09, .02));
    } else {
      a = min(ell(turn(.14) * (q - vec2(-.05, .29)), vec2(.23, .075)), box(q - vec2(-.07, .37), vec2(.008, .02)));
      d = blend(d, ell(q - vec2(.09, -.07), vec2(.1, .13)), .05);
      e = min(abs(disc(q - vec2(.1, .12), .055)) - .007, cap(q, vec2(.04, .13), vec2(-.1, .14), .006, .006));
      return vec3(d, a, e);
    }
    e = max(abs(disc(q - vec2(.105, .14), .03)) - .0035, q.y - .132);
  } else if (uHead == HOUND || uHead == SHIBA || uHead == STRIPED_CAT) {
    float cat = float(uHead == STRIPED_CAT);
    d = disc(q - vec2(0., .12), .19);
    d = blend(d, cap(q, vec2(.08, .06), vec2(.26 - .1 * cat, .02), .1, .07), .05);
    d = min(d, tri(q, vec2(-.16, .2), vec2(-.14 + .03 * cat, .46 - .1 * cat), vec2(-.01, .28)) - .01);
    d = min(d, tri(q, vec2(.0, .28), vec2(.08, .47 - .1 * cat), vec2(.15, .22)) - .01);
    d = blend(d, cap(q, vec2(-.08, .02), vec2(-.12, -.5), .17, .3), .06);
    e = max(ell(q - vec2(.1, .15), vec2(.03, .026)), -disc(q - vec2(.108, .156), .009));
    a = uHead == HOUND ? max(box(turn(.5) * (q - vec2(-.06, -.15)), vec2(.22, .045)) - .01, d) : max(abs(fract(q.x * 6. + q.y * 3. + .2 * sin(q.y * 20.)) - .5) * .12 - .018, d);
    if (uHead == SHIBA) a = min(max(d, q.y + .1 + .12 * q.x), min(ell(turn(-.2) * (q - vec2(-.05, .36)), vec2(.2, .07)), box(q - vec2(-.04, .44), vec2(.008, .02))));
    e = min(e, disc(q - vec2(.33 - .1 * cat, .05), .026));
  } else if (uHead == CRESTED_BIRD) {
    d = disc(q - vec2(0., .12), .14);
    d = min(d, tri(q, vec2(.1, .18), vec2(.1, .08), vec2(.34, .09)));
    d = blend(d, cap(q, vec2(-.02, .02), vec2(-.1, -.5), .11, .34), .06);
    for (int i = 0; i < 9; i++) {
      float k = float(i), g = 2.5 - .27 * k + .03 * wave(1., k * .1);
      vec2 t = vec2(-.02, .2) + vec2(cos(g), sin(g)) * (.2 + .05 * sin(k * 2.));
      a = min(a, min(cap(q, vec2(-.01, .2), t, .008, .006), ell(turn(1.57 - g) * (q - t), vec2(.026, .045))));
    }
    a = min(a, disc(q - vec2(.04, -.5), .3));
    e = disc(q - vec2(.05, .14), .028);
  } else if (uHead == LIZARD) {
    d = ell(turn(.1) * (q - vec2(.04, .06)), vec2(.3, .15));
    d = blend(d, tri(q, vec2(-.28, .08), vec2(-.1, .36), vec2(.12, .16)), .06);
    d = min(d, cap(q, vec2(.2, .0), vec2(.34, .0), .09, .06));
    d = blend(d, cap(q, vec2(-.18, .0), vec2(-.5, -.3), .17, .3), .1);
    a = max(abs(fract(length(q - vec2(-.4, .3)) * 9. - .25 * wave(1., 0.)) - .5) * .1 - .02, d + .015);
    e = min(max(disc(q - vec2(.1, .13), .085), -disc(q - vec2(.1 + .02 * wave(1., .2), .135), .03)), cap(q, vec2(.16, -.03), vec2(.38, -.01), .005, .005));
  } else if (uHead == WYRM) {
    d = ell(turn(-.12) * (q - vec2(.0, .12)), vec2(.2, .14));
    d = blend(d, cap(q, vec2(.1, .08), vec2(.36, .0), .1, .07), .06);
    d = blend(d, cap(q, vec2(-.1, .06), vec2(-.26, -.5), .13, .26), .08);
    for (int i = 0; i < 6; i++) {
      float k = float(i);
      vec2 b = vec2(-.16 - .045 * k, .14 - .12 * k);
      d = min(d, tri(q, b + vec2(.07, .03), b - vec2(.03, .06), b + vec2(-.13, .07 + .01 * wave(1., k * .1))));
    }
    a = min(cap(q, vec2(-.06, .22), vec2(-.22, .38), .035, .022), cap(q, vec2(-.22, .38), vec2(-.32, .36), .022, .004));
    a = min(a, min(cap(q, vec2(.02, .23), vec2(-.1, .42), .03, .018), cap(q, vec2(-.1, .42), vec2(-.2, .44), .018, .004)));
    e = max(ell(turn(-.3) * (q - vec2(.06, .15)), vec2(.045, .022)), -(abs(q.x - .065) - .006));
  } else if (uHead == MACHINE) {
    d = box(q - vec2(0., .12), vec2(.18, .16)) - .04;
    d = min(d, min(box(q - vec2(0., -.12), vec2(.07, .08)), box(q - vec2(0., -.46), vec2(.34, .24)) - .05));
    d = min(d, min(box(q - vec2(-.24, .12), vec2(.03, .07)), min(cap(q, vec2(.1, .32), vec2(.1, .44), .01, .008), disc(q - vec2(.1, .45), .022))));
    a = box(q - vec2(.03, .14), vec2(.15, .065)) - .02;
    float scan = .1 * wave(1., 0.);
    e = min(disc(q - vec2(.03 + scan * .5, .14), .035), box(q - vec2(.02, -.38), vec2(.1, .012)));
  } else {
    for (int i = 0; i < 4; i++) {
      float k = float(i), x = -.5 + .34 * k, s = .9 + .35 * sin(k * 2.1 + 1.), hop = .02 * wave(1., k * .25);
      vec2 v = (q - vec2(x, -.3 + hop)) / s;
      float one = k < 1. ? box(v, vec2(.1, .2)) - .07 : k < 2. ? ell(v, vec2(.15, .3)) : k < 3. ? disc(v, .2) : tri(v, vec2(0., .2), vec2(-.17, -.2), vec2(.17, -.2)) - .04;
      one = min(one, min(cap(v, vec2(-.06, .2), vec2(-.1, .36), .02, .02), cap(v, vec2(.06, .2), vec2(.1, .36), .02, .02)));
      if (mod(k, 2.) < .5) d = min(d, one * s); else a = min(a, one * s);
      float ey = max(disc(v - vec2(.0, .07), .07), -disc(v - vec2(.015 * wave(1., 0.), .065), .03));
      e = min(e, min(ey, abs(ell(v - vec2(0., -.07), vec2(.05, .025))) - .006) * s);
    }
  }
  return vec3(d, a, e);
}

vec3 picture(vec2 p) {
  float sway = .01 * wave(1., 0.);
  vec2 at = vec2(uDiscX + sway, uDiscY);
  vec3 c = bandedSky(p, at, -.5, uBack + .5, uBack - .6, 6.);
  if (uBehind == BOKEH) for (int i = 0; i < 12; i++) {
    float k = float(i);
    vec2 q = p - vec2((h1(k) - .5) * 1.9 + sway * (1. + h1(k + 2.)), (h1(k + 20.) - .4) * .9);
    float r = .03 + .06 * h1(k + 40.);
    glaze(c, h1(k + 60.) > .6 ? uAccent : tone(3.4), disc(q, r), .3 + .18 * wave(1., h1(k + 9.)));
    glaze(c, tone(4.), abs(disc(q, r)) - .0025, .3);
  } else if (uBehind == LEAVES) for (int i = 0; i < 14; i++) {
    float k = float(i), g = h1(k + 9.) * TAU + .1 * wave(1., h1(k));
    vec2 q = turn(g) * (p - vec2((h1(k) - .5) * 1.9, (h1(k + 20.) - .5) * 1.1));
    float s = .1 + .1 * h1(k + 7.);
    glaze(c, h1(k + 60.) > .8 ? uAccent : tone(uBack + 1.4 * (h1(k + 50.) - .6)), max(ell(q, vec2(s, s * .34)), .003 - abs(q.y)), .75);
  } else if (uBehind == RAYS) {
    float g = atan(p.y - at.y, p.x - at.x) / TAU * 24. + .25 * wave(1., 0.);
    glaze(c, tone(uBack + .7), (abs(fract(g) - .5) - .25) * length(p - at) * .25, .5);
  } else if (uBehind == TILES) {
    vec2 g = p * 6. + vec2(sway * 6., 0.), f = abs(fract(g) - .5);
    float k = h2(floor(g));
    glaze(c, k > .75 ? uAccent : tone(uBack + k - .3), (max(f.x, f.y) - .44) / 6., .4);
    glaze(c, tone(uBack - .5), (abs(f.x + f.y - .4) - .04) / 6., .5);
  } else {
    glaze(c, tone(uBack + .6), (abs(fract(p.x * 5. + p.y * 2.) - .5) - .25) / 5., .4);
  }
  put(c, tone(uDisc), disc(p - at, uDiscSize));
  glaze(c, tone(min(uDisc + .5, 4.)), disc(p - at, uDiscSize * .74), .6);
  vec2 q = (p - vec2(uHeadX + sway * 2., uHeadY)) / uHeadSize;
  vec2 shift = vec2(.016 * uRimX, .014);
  vec3 d = head(q), l = head(q + shift);
  put(c, tone(uBody), d.x * uHeadSize);
  glaze(c, mix(tone(4.), uAccent, .2), max(d.x, -l.x) * uHeadSize, uHead == FAMILY ? .5 : .85);
  put(c, uAccent, d.y * uHeadSize);
  glaze(c, tone(4.), max(d.y, -l.y) * uHeadSize, .45);
  put(c, uHead == CRESTED_BIRD || uHead == FAMILY ? tone(4.) : mix(tone(4.), uAccent, .15), d.z * uHeadSize);
  weather(c, p, tone(4.));
  return c;
}
