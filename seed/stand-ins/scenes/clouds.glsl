// Above the weather: banded sky, light, four banks of cumulus, whoever flies or sits there.
#include "subjects.glsl"
const int SITTING = 1;
const int GIANT = 2;
const int LETTERS = 3;
const int PEAKS = 4;
const int RUINS = 5;
uniform int uShape; //= none sitting, giant, letters, peaks or ruins
uniform float uBase; //= -0.16 where the banks begin
uniform float uSunX; //= 0.3
uniform float uSunY; //= 0.12
uniform float uSunSize; //= 0.1
uniform float uLow; //= 3.6
uniform float uHigh; //= 1.4
uniform float uPale; //= 3.9 tone of the far bank
uniform float uDeep; //= 1.6 tone of the near bank
uniform float uPuff; //= 1 size of the puffs
uniform float uSubjectX; //= -0.2
uniform float uSubjectY; //= 0.1
uniform float uSubjectSize; //= 0.4
uniform float uTowards; //= 1
uniform float uGait; //= 2
uniform float uBody; //= 0.2
uniform float uFlock; //= 0
uniform float uBolts; //= 0

// The distance to a bank of puffs whose bellies lie on y = 0, repeating after n puffs.
float bank(vec2 q, float n, float seed) {
  float d = q.y - .2, i = floor(q.x);
  for (int j = -1; j < 2; j++) {
    float id = mod(i + float(j), n) + seed;
    vec2 at = vec2(i + float(j) + .5 + .4 * (h1(id) - .5), .32 * h1(id + 9.) + .06);
    d = blend(d, disc(q - at - vec2(0., .05), .44 + .2 * h1(id + 5.)), .05);
  }
  return d;
}
void cumulus(inout vec3 c, vec2 p, float y, float s, float seed, float drift, vec3 ink, vec3 lit) {
  WHERE(p.y < y + s * 1.2) {
    vec2 q = (p - vec2(0., y + .008 * wave(1., seed))) / s;
    q.x += drift;
    WHERE(q.y < .22) c = ink;
    WHERE(q.y > .18) {
      float d = bank(q, 40., seed) * s;
      put(c, ink, d);
      float e = bank(q + vec2(uSunX > 0. ? .05 : -.05, .1), 40., seed) * s;
      glaze(c, lit, max(d, -e), .75);
    }
  }
}
float puffs(vec2 p, vec2 a, vec2 b, float r) {
  float d = cap(p, a, b, r, r);
  for (int i = 0; i < 4; i++) {
    float k = float(i) / 3.;
    vec2 at = mix(a, b, k) + r * .7 * vec2(cos(k * 17. + a.x * 30.), sin(k * 23. + a.y * 19.));
    d = blend(d, disc(p - at, r * (.75 + .08 * wave(1., k + a.x))), .02);
  }
  return d;
}
float giant(vec2 p) {
  float d = puffs(p, vec2(0., .02), vec2(.01, .2), .1);
  d = blend(d, disc(p - vec2(.01, .37), .075), .03);
  d = blend(d, puffs(p, vec2(-.08, .24), vec2(-.27, .1 + .01 * wave(1., 0.)), .045), .03);
  d = blend(d, puffs(p, vec2(.1, .24), vec2(.3, .3 + .01 * wave(1., .4)), .045), .03);
  return blend(d, puffs(p, vec2(-.14, -.1), vec2(.16, -.1), .1), .05);
}
float letters(vec2 p) {
  p.y -= .08;
  float r = .032, d = min(puffs(p, vec2(-.5, .12), vec2(-.38, .14), r), puffs(p, vec2(-.53, .06), vec2(-.42, -.01), r));
  d = min(d, min(puffs(p, vec2(-.38, -.07), vec2(-.52, -.13), r), disc(p - vec2(-.39, -.05), r)));
  d = min(d, abs(disc(p - vec2(-.15, 0.), .12)) - r * (1. + .25 * sin(atan(p.y, p.x + .15) * 9.)));
  d = min(d, min(puffs(p, vec2(.08, -.13), vec2(.08, .13), r), min(puffs(p, vec2(.1, .13), vec2(.2, .08), r), puffs(p, vec2(.1, .0), vec2(.21, -.13), r))));
  d = min(d, puffs(p, vec2(.19, .05), vec2(.12, .0), r));
  d = min(d, min(puffs(p, vec2(.36, -.13), vec2(.45, .13), r), min(puffs(p, vec2(.45, .13), vec2(.55, -.13), r), cap(p, vec2(.4, -.04), vec2(.5, -.04), r * .8, r * .8))));
  return d;
}
void bolt(inout vec3 c, vec2 p, vec2 from, float k) {
  float flash = pow(max(0., wave(1., k)), 3.);
  float y = from.y - p.y, x = from.x + (k - .5) * .2 * y / .4 + .05 * (abs(fract(y * 7. + k) - .5) - .25);
  glaze(c, tone(4.), max(abs(p.x - x) - .007 * (1. - y * 1.6), max(-y, p.y + .4)), flash);
  glaze(c, uAccent, max(abs(p.x - x) - .018, max(-y, p.y + .4)), flash * .4);
}

vec3 picture(vec2 p) {
  vec2 sun = vec2(uSunX, uSunY);
  float sway = .25 * wave(1., 0.);
  vec3 c = bandedSky(p, sun, uBase - .1, uLow, uHigh, 8.);
  if (uSunSize > 0.) light(c, p, sun, uSunSize, mix(tone(4.), uAccent, .55));
  streaks(c, p, .25, .48, tone(4.), .3);
  vec3 lit = tone(4.);
  cumulus(c, p, uBase + .1, .09 * uPuff, 3., sway * .4, tone(uPale), mix(tone(uPale), lit, .6));
  if (uShape == PEAKS) {
    float m = uBase + .05 + .34 * ridge(p.x * 2. + 4.) * smoothstep(.75, .1, abs(p.x - .28));
    put(c, tone(uBody + .6), p.y - m);
    glaze(c, lit, max(p.y - m, uBase + .2 + .06 * ridge(p.x * 12.) - p.y), .8);
  }
  if (uShape == GIANT || uShape == LETTERS) {
    WHERE(p.y > -.25) {
    float d = uShape == GIANT ? giant(p - vec2(uSubjectX, -.02)) : letters(p), e = uShape == GIANT ? giant(p - vec2(uSubjectX - .014, -.035)) : letters(p + vec2(.008, .012));
    put(c, tone(mix(uPale, uDeep, uShape == GIANT ? .18 : .25)), d);
    glaze(c, lit, uShape == GIANT ? max(d, -e) : e + .008, .9);
    }
  }
  cumulus(c, p, uBase - .01, .14 * uPuff, 8., sway * .5, tone(mix(uPale, uDeep, .33)), lit);
  if (uShape == RUINS) {
    for (int i = 0; i < 3; i++) {
      float k = float(i);
      vec2 q = p - vec2(-.5 + .55 * k + .02 * h1(k), uBase + .02 + .1 * h1(k + 4.) + .008 * wave(1., k * .3));
      float rock = max(tri(q, vec2(0., -.3), vec2(-.24, 0.), vec2(.24, 0.)) - .015, q.y);
      put(c, tone(uBody + .5), rock);
      float col = max(max(abs(fract(q.x * 14.) - .5) / 14. - .018, abs(q.x) - .17), max(-q.y, q.y - .16 * (.35 + .65 * h1(floor(q.x * 14.) + k * 9.))));
      put(c, tone(uBody + .9), min(col, box(q - vec2(-.03, .115), vec2(.1, .012))));
    }
  }
  for (int i = 0; i < 6; i++) {
    float k = float(i) + 1.;
    if (k > uFlock) break;
    vec2 at = vec2(uSubjectX + .22 * k * (h1(k) > .5 ? 1. : -1.) + .1 * (h1(k + 2.) - .5), uSubjectY + .3 * (h1(k + 7.) - .4) + .015 * wave(1., h1(k)));
    figure(c, p, at, uSubjectSize * (.3 + .25 * h1(k + 3.)), uPhase * uGait + h1(k), uTowards, tone(mix(uPale, uBody, .6)), mix(uAccent, tone(3.), .35));
  }
  cumulus(c, p, uBase - .12, .2 * uPuff, 15., sway * .7, tone(mix(uPale, uDeep, .66)), tone(uPale));
  if (uBolts > 0.) { bolt(c, p, vec2(uSubjectX + .3, .27), .2); bolt(c, p, vec2(uSubjectX - .27, .1), .7); }
  float bob = .012 * wave(1., .2);
  if (uShape == SITTING) {
    vec2 q = p - vec2(uSubjectX, uSubjectY + bob);
    float s = uSubjectSize;
    float d = min(min(ell(q - vec2(0., -.14 * s), vec2(.62, .2) * s), disc(q - vec2(-.3, -.06) * s, .2 * s)), min(disc(q - vec2(.34, -.1) * s, .19 * s), disc(q - vec2(.06, -.2) * s, .26 * s)));
    float e = min(min(ell(q - vec2(0., -.19 * s), vec2(.62, .2) * s), disc(q - vec2(-.3, -.12) * s, .2 * s)), disc(q - vec2(.34, -.16) * s, .19 * s));
    put(c, tone(mix(uPale, uDeep, .2)), d);
    glaze(c, lit, max(d, -e), .95);
  }
  figure(c, p, vec2(uSubjectX, uSubjectY + bob), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  cumulus(c, p, uBase - .26, .3 * uPuff, 24., sway, tone(uDeep), tone(mix(uPale, uDeep, .5)));
  weather(c, p, tone(4.));
  return c;
}
