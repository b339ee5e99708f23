// A town on a slope above the water: houses in steps, domes and towers, lit windows, boats below.
#include "subjects.glsl"
uniform float uSlope; //= 0.5 how steeply the town climbs to the left
uniform float uWater; //= -0.26
uniform float uSunX; //= 0.5
uniform float uSunY; //= 0.16
uniform float uSunSize; //= 0.08
uniform float uLow; //= 3.7
uniform float uHigh; //= 1.8
uniform float uHouse; //= 3.4
uniform float uRock; //= 1
uniform float uVary; //= 1 how many inks the houses wear
uniform float uDomes; //= 0.3
uniform float uGables; //= 0.4
uniform float uLit; //= 0.2
uniform float uSnowy; //= 0
uniform float uAurora; //= 0
uniform float uShore; //= 1 0 for a meadow instead of water
uniform float uSubjectX; //= 0.4
uniform float uSubjectY; //= -0.42
uniform float uSubjectSize; //= 0.26
uniform float uTowards; //= -1
uniform float uGait; //= 1
uniform float uBody; //= 0.1

float slope(float x) { return uWater + .1 + uSlope * smoothstep(.62, -.9, x) + .05 * hills(x * 5. + 2.); }

void terrace(inout vec3 c, vec2 p, float k, float sway) {
  float size = mix(.085, .15, k), x = (p.x + sway * (.5 + k)) / size + k * 37., id = floor(x), f = fract(x) - .5, m = h1(id + k * 90.);
  float centre = (id + .5 - k * 37.) * size, foot = mix(slope(centre) - .03, uWater - .02, k), tall = size * (.5 + .55 * m), top = foot + tall;
  float gone = step(slope(centre), uWater + .17);
  WHERE(gone < .5 && p.y < top + size * .9 && p.y > foot - .26) {
    float w = .44 - .08 * h1(id + 7.), pick = h1(id * 1.7 + k * 55.);
    vec3 wall = mix(tone(uHouse), pick < .3 ? mix(uAccent, tone(4.), .25) : pick < .55 ? tone(uHouse - .9) : pick < .75 ? mix(uAccent, tone(3.), .6) : tone(min(uHouse + .4, 4.)), uVary);
    float body = max(abs(f) - w, (p.y - top) / size), kind = h1(id + 13.);
    float dome = 1e3, roof = 1e3;
    if (uDomes > 0. && kind < uDomes) dome = max(length(vec2(f, (p.y - top) / size)) - w * .8, (top - p.y) / size);
    else if (uGables > 0. && kind > 1. - uGables) roof = max(abs(f) * .75 + (p.y - top) / size - .36, (top - p.y) / size - .02);
    glaze(c, tone(0.), max(body - .06, -(f + .3)) * size, .18);
    put(c, wall, max(body * size, foot - .25 - p.y));
    glaze(c, tone(0.), max(body, .12 - f) * size, .16);
    put(c, uSnowy > 0. ? tone(4.) : mix(uAccent, tone(1.), .35), roof * size);
    put(c, mix(uAccent, tone(1.5), .15), dome * size);
    glaze(c, tone(4.), max(dome, length(vec2(f + .1, (p.y - top) / size - .1)) - w * .45) * size, .4);
    put(c, tone(4.), kind < uDomes * .5 ? max(abs(f) - .02, abs((p.y - top) / size - w - .05) - .1) * size : 1e3);
    vec2 g = vec2(f * 3.6, (p.y - foot) / size * 2.6), n = floor(g), v = fract(g) - .5;
    float pane = max(abs(v.x) - .17, abs(v.y) - .26), arch = max(pane, length(v * vec2(1., .8) + vec2(0., .08)) - .3);
    float on = step(1. - uLit, h1(n.x + n.y * 5. + id * 3.)), room = step(abs(f), w - .09) * step((p.y - top) / size, -.12) * step(foot - .2, p.y);
    glaze(c, mix(tone(.7), mix(tone(4.), uAccent, .35), on), arch * size * .3, room * .92);
    if (uSnowy > 0.) glaze(c, tone(4.), max(abs(f) - w - .03, abs((p.y - top) / size) - .05) * size, 1. - step(1. - uGables, kind));
  }
}

vec3 picture(vec2 p) {
  float sway = .012 * wave(1., 0.), down = uWater - p.y;
  vec2 sun = vec2(uSunX, uSunY);
  vec3 c = bandedSky(p, sun, uWater, uLow, uHigh, 7.);
  if (uAurora > 0.) for (int i = 0; i < 3; i++) {
    float k = float(i), y = .26 + .08 * k + .06 * sin(p.x * 4. + k * 2. + .7 * wave(1., k * .3));
    glaze(c, mix(uAccent, tone(3.6), k * .3), max(y - p.y, p.y - y - .05 - .1 * n1(p.x * 22. + k * 9.)), .3 * uAurora);
  }
  if (uSunSize > 0.) light(c, p, sun, uSunSize, mix(tone(4.), uAccent, .35));
  streaks(c, p, .12, .46, tone(4.), .3);
  WHERE(p.y < uWater + .34) {
    put(c, tone(mix(uLow, uHigh, .45)), p.y - uWater - .26 * hills(p.x * 1.8 + 5.) * smoothstep(-.9, .4, -p.x + .5));
    put(c, tone(mix(uLow, uHigh, .8)), p.y - uWater - .13 * hills(p.x * 2.7 + 25.));
  }
  if (uSnowy > 0.) {
    float m = uWater + .2 + .32 * ridge(p.x * 1.9 + 9.);
    put(c, tone(mix(uHigh, uLow, .4)), p.y - m);
    glaze(c, tone(4.), max(p.y - m, uWater + .3 + .07 * ridge(p.x * 13.) - p.y), .85);
  }
  put(c, uShore > 0. ? tone(mix(uHigh, uLow, .35)) : tone(uSnowy > 0. ? 3.7 : uRock + .4), p.y - uWater);
  if (uShore > 0.) WHERE(down > 0.) {
    float path = abs(p.x - uSunX) - .05 - down * .2;
    glaze(c, mix(tone(4.), uAccent, .25), max(path, abs(fract(down * 34. + .2 * wave(1., .3)) - .5) * .03 - .006), .65);
    glaze(c, tone(uHigh), max(abs(fract(down * 18. - .15 * wave(1., 0.)) - .5) * .05 - .005, (abs(fract(p.x * 2.3 + floor(down * 18.) * .41) - .5) - .2) * .3), .45);
  }
  float hill = slope(p.x + sway * .5) + .02;
  put(c, tone(uRock + .6), max(p.y - hill, uWater - p.y - .02 - .05 * smoothstep(.3, -.9, p.x)));
  for (int i = 0; i < 6; i++) terrace(c, p, float(i) / 5., sway);
  if (uShore > 0.) {
    for (int i = 0; i < 3; i++) {
      float k = float(i);
      vec2 q = (p - vec2(.05 + .26 * k + .012 * wave(1., k * .3), uWater - .1 - .06 * h1(k + 3.) + .004 * wave(1., k * .3 + .2))) / (.05 + .02 * k);
      put(c, k < 1. ? tone(4.) : tone(.6), max(ell(q - vec2(0., .15), vec2(.7, .35)), q.y - .1) * .06);
      put(c, k < 1. ? uAccent : tone(4.), tri(q, vec2(.04, .2), vec2(.04, 1.5), vec2(.62, .25)) * .06);
    }
  }
  for (int i = 0; i < 2; i++) {
    float x = p.x * 6. + float(i) * 3.3, id = floor(x), k = h1(id + 70. + float(i));
    vec2 q = vec2((fract(x) - .5) / 6., p.y - mix(-.5, -.47, k));
    float bush = min(disc(q, .07 + .05 * k), disc(q - vec2(.05, -.01), .06));
    glaze(c, tone(uRock * .4), bush, step(p.x, -.1 + .5 * k));
  }
  figure(c, p, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  weather(c, p, tone(4.));
  return c;
}
