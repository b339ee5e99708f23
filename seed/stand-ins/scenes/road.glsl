// A road that winds into the hills, the vehicle ahead, dust behind it, what stands by the roadside.
#include "subjects.glsl"
const int FIRS = 1;
const int JOSHUA_TREES = 2;
const int FERNS = 3;
const int LAMPS = 4;
const int TOWERS = 5;
const int CORAL = 6;
const int RUSHES = 7;
const int HUTS = 8;
uniform int uRoadside; //= firs firs, joshua-trees, ferns, lamps, towers, coral, rushes or huts
uniform float uHorizon; //= 0.06
uniform float uBend; //= 0.3
uniform float uWide; //= 0.62
uniform float uSunX; //= 0.3
uniform float uSunY; //= 0.28
uniform float uSunSize; //= 0.07
uniform float uLow; //= 3.7
uniform float uHigh; //= 1.9
uniform float uRange; //= 0.26 height of the mountains
uniform float uEarth; //= 2.4
uniform float uTrack; //= 3.3 tone of the road
uniform float uSide; //= 0.5 tone of what stands beside
uniform float uCap; //= 0 snow on the mountains
uniform float uDust; //= 1
uniform float uPaved; //= 0
uniform float uSubjectX; //= -0.08
uniform float uSubjectY; //= -0.36
uniform float uSubjectSize; //= 0.3
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 0.1
uniform float uVehicle; //= 1 0 wears no accent

float standing(vec2 q, float k) {
  float sway = .03 * wave(1., k);
  if (uRoadside == FIRS) {
    float d = box(q - vec2(0., .06), vec2(.03, .08));
    for (int i = 0; i < 4; i++) {
      float y = .08 + .22 * float(i), w = .27 - .05 * float(i);
      d = min(d, tri(q, vec2(0., y + .36), vec2(-w, y), vec2(w, y)));
    }
    return d;
  }
  if (uRoadside == JOSHUA_TREES) {
    float d = cap(q, vec2(0.), vec2(.02, .45), .06, .05);
    d = min(d, min(cap(q, vec2(.02, .42), vec2(-.22, .68), .045, .04), cap(q, vec2(.02, .42), vec2(.24, .78), .045, .04)));
    return min(d, min(disc(q - vec2(-.24, .74), .12), min(disc(q - vec2(.26, .84), .12), disc(q - vec2(0., .66), .1))));
  }
  if (uRoadside == FERNS) {
    float d = cap(q, vec2(0.), vec2(.08, .8), .04, .02);
    for (int i = 0; i < 6; i++) {
      float a = .2 + float(i) * .55;
      d = min(d, ell(turn(a - 1.57 + sway) * (q - vec2(.08, .8)) - vec2(0., .2), vec2(.05, .24)));
    }
    return d;
  }
  if (uRoadside == LAMPS) return min(box(q - vec2(0., .5), vec2(.018, .5)), min(cap(q, vec2(0., 1.), vec2(k > .5 ? .2 : -.2, 1.04), .018, .015), disc(q - vec2(k > .5 ? .2 : -.2, 1.), .05)));
  if (uRoadside == TOWERS) return min(box(q - vec2(0., .6 + .3 * k), vec2(.3, .6 + .3 * k)), box(q - vec2(0., 1.3 + .6 * k), vec2(.02, .2)));
  if (uRoadside == CORAL) {
    q.x -= sway * q.y * 3.;
    float d = 1e3;
    for (int i = 0; i < 4; i++) {
      float a = (float(i) - 1.5) * .42;
      d = min(d, cap(q, vec2(0.), vec2(sin(a) * .55, cos(a) * .7), .08, .055));
    }
    return d;
  }
  if (uRoadside == RUSHES) {
    float d = 1e3;
    for (int i = 0; i < 4; i++) d = min(d, cap(q, vec2(.1 * (float(i) - 1.5), 0.), vec2(.2 * (float(i) - 1.5) + sway * 2., .5 + .12 * mod(float(i), 2.)), .03, .006));
    return d;
  }
  return min(box(q - vec2(0., .22), vec2(.3, .22)), min(tri(q, vec2(0., .85), vec2(-.44, .4), vec2(.44, .4)), box(q - vec2(.2, .72), vec2(.05, .14))));
}
float middle(float down) { return uBend * sin(down * 6.5 + 1.2 + .04 * wave(1., 0.)) * (.62 - down) - .05; }

vec3 picture(vec2 p) {
  float h = uHorizon, sway = .01 * wave(1., 0.);
  vec2 sun = vec2(uSunX, uSunY);
  vec3 c = bandedSky(p, sun, h, uLow, uHigh, 7.);
  if (uSunSize > 0.) light(c, p, sun, uSunSize, mix(tone(4.), uAccent, .4));
  streaks(c, p, h + .2, .46, tone(4.), .35);
  WHERE(p.y < h + uRange * 1.2 && p.y > h - .05) {
    float m = h + uRange * (.3 + .8 * ridge((p.x + sway * .3) * 2. + 12.)), n = h + uRange * .62 * ridge((p.x + sway) * 2.7 + 40.);
    put(c, tone(mix(uLow, uHigh, .5)), p.y - m);
    if (uCap > 0.) glaze(c, tone(4.), max(p.y - m, h + uRange * .5 + .05 * ridge(p.x * 15.) - p.y), .85);
    put(c, tone(mix(uLow, uHigh, .85)), p.y - n);
    put(c, tone(mix(uEarth, uHigh, .6)), p.y - h - .05 * hills(p.x * 5. + 8.));
  }
  float down = h - p.y;
  WHERE(down > -.004) {
    float bank = floor(log(max(down, .004) * 12. + 1.) * 2.6) / 5.;
    put(c, tone(mix(uEarth + .3, uEarth - .7, clamp(bank, 0., 1.))), -down);
    float wide = .012 + down * uWide, lane = (p.x - middle(down)) / wide;
    float run = log(max(down, .004)) * 4.174 - uPhase * 4.;
    put(c, mix(tone(uTrack), tone(uEarth), .3), (abs(lane) - 1.12 - .05 * n1(run * 3., 12.)) * wide);
    put(c, tone(uTrack), (abs(lane) - 1.) * wide);
    if (uPaved > 0.) {
      glaze(c, tone(4.), max((abs(lane) - .035) * wide, (abs(fract(run * .75) - .5) - .25) * down), .9);
      glaze(c, tone(4.), (abs(abs(lane) - .92) - .025) * wide, .7);
    } else {
      glaze(c, tone(uTrack - .8), (abs(abs(lane) - .42) - .13) * wide, .4);
      glaze(c, tone(uTrack - .9), max((abs(abs(lane) - .8) - .16) * wide, (abs(fract(run) - .5) - .1) * down * .3), .3);
    }
  }
  for (int i = 0; i < 12; i++) {
    float k = (float(i) + fract(2. * uPhase)) / 12., id = float(i) + 2. - floor(2. * uPhase), side = mod(id, 2.) * 2. - 1., deep = .004 * exp(k * 5.75), kind = mod(id, 2.);
    float s = (uRoadside == RUSHES ? .5 : 1.) * deep * 1.7;
    float y = h - deep, x = middle(deep) + side * (.012 + deep * uWide) * 1.9;
    vec2 q = (p - vec2(x, y)) / s;
    float fade = smoothstep(0., .15, k);
    WHERE(abs(q.x) < .6 && q.y > -.1 && q.y < (uRoadside == TOWERS ? 2.2 : 1.3)) {
    vec3 ink = tone(mix(mix(uLow, uHigh, .8), uSide, smoothstep(0., .8, k)));
    float d = standing(q, kind);
    glaze(c, ink, d * s, fade);
    if (uRoadside == LAMPS || uRoadside == TOWERS) {
      float lit = uRoadside == LAMPS ? disc(q - vec2(kind > .5 ? .2 : -.2, 1.), .05) : max(max(abs(fract(q.x * 8.) - .5) - .2, abs(fract(q.y * 7.) - .5) - .2) * .1, max(abs(q.x) - .26, max(.05 - q.y, q.y - 1.1)));
      glaze(c, mix(tone(4.), uAccent, kind), lit * s, fade);
    }
    if (uRoadside == HUTS) glaze(c, mix(tone(4.), uAccent, .5), box(q - vec2(-.08, .2), vec2(.07, .08)) * s, fade);
    if (uCap > 0. && uRoadside == FIRS) glaze(c, tone(4.), max(d, -standing(q + vec2(.0, .07), kind)) * s, fade * .9);
    }
  }
  vec2 at = vec2(uSubjectX + .012 * wave(1., 0.), uSubjectY);
  if (uDust > 0.) WHERE(abs(p.x - at.x) < .5 && abs(p.y - at.y) < .35) for (int i = 0; i < 10; i++) {
    float k = fract(float(i) / 10. + uPhase), r = .03 + .12 * k;
    vec2 q = p - at - vec2((h1(float(i) + 4.) - .5) * .3 * (1. + k) + .16 * k * uTowards * -1., -.03 + .12 * k * h1(float(i)));
    glaze(c, tone(mix(uTrack, 4., .5)), disc(q, r * (.6 + .5 * h1(float(i) + 8.))), .55 * uDust * sin(k * 3.14159));
  }
  glaze(c, tone(0.), ell(p - at - vec2(-.02, .0), vec2(.44, .05) * uSubjectSize), .45);
  figure(c, p, at, uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uVehicle > 0. ? uAccent : tone(3.6));
  if (uDust > 0.) WHERE(abs(p.x - at.x) < .35 && abs(p.y - at.y) < .25) for (int i = 0; i < 5; i++) {
    float k = fract(float(i) / 5. + uPhase), r = .02 + .08 * k;
    vec2 q = p - at - vec2((h1(float(i) + 14.) - .5) * .34 - .1 * k * uTowards, -.05 - .03 * k);
    glaze(c, tone(mix(uTrack, 4., .65)), disc(q, r), .5 * uDust * sin(k * 3.14159));
  }
  weather(c, p, tone(4.));
  return c;
}
