// A city across water at some hour: three rows of buildings, lit windows, mirror, traffic in the air.
#include "subjects.glsl"
const int BETWEEN = 1;
const int FRONT = 2;
const int ABOVE = 3;
uniform int uPlace; //= front between the rows, front on the quay, or above
uniform float uHorizon; //= -0.2
uniform float uSunX; //= 0.28
uniform float uSunY; //= 0.1
uniform float uSunSize; //= 0.12
uniform float uLow; //= 3.5
uniform float uHigh; //= 0.9
uniform float uFarTone; //= 2.4
uniform float uNearTone; //= 0.3
uniform float uTall; //= 0.42
uniform float uLit; //= 0.45
uniform float uTraffic; //= 0 lanes of flying cars
uniform float uSpires; //= 0.4
uniform float uQuay; //= 1
uniform float uSubjectX; //= -0.28
uniform float uSubjectY; //= -0.4
uniform float uSubjectSize; //= 0.34
uniform float uTowards; //= 1
uniform float uGait; //= 2
uniform float uBody; //= 0

void row(inout vec3 c, vec2 p, float wide, float tall, float seed, vec3 ink, float lit) {
  WHERE(p.y < uHorizon + tall * 1.35) {
    float x = p.x / wide + seed, id = floor(x), f = fract(x) - .5, k = h1(id), m = h1(id + 40.);
    float w = .36 + .13 * m, h = tall * (.3 + .7 * k), top = uHorizon + h;
    float d = max(abs(f) - w, (p.y - top) / wide);
    float kind = floor(m * 4.);
    if (kind < 1.) d = min(d, max(abs(f) - w * .6, (p.y - top - .18 * wide) / wide));
    else if (kind < 2.) d = min(d, max(abs(f) - w * max(0., 1. - (p.y - top) / wide / .9), (top - p.y) / wide));
    else if (kind < 3.) d = min(d, max(length(vec2(f, (p.y - top) / wide)) - w, (top - p.y) / wide));
    if (k > 1. - uSpires) d = min(d, max(abs(f) - .025, (p.y - top - tall * .24) / wide));
    put(c, ink, max(d * wide, uHorizon - p.y - .01));
    if (lit > 0.) {
      vec2 g = vec2(f * 9., p.y * 9. / wide), n = floor(g), v = fract(g) - .5;
      float on = step(1. - lit * .8, h1(n.x + n.y * 7.7 + id * 5.1)), blink1 = .75 + .25 * wave(1., h1(n.x + n.y));
      float pane = max(max(abs(v.x) - .28, abs(v.y) - .2) * wide / 9., max((abs(f) - w + .06) * wide, p.y - top + .03 * wide));
      glaze(c, mix(tone(3.9), uAccent, step(.75, h1(n.y + id))), pane, on * blink1 * .9);
    }
  }
}
vec3 city(vec2 p) {
  vec2 sun = vec2(uSunX, uSunY);
  float sway = .012 * wave(1., 0.);
  vec3 c = bandedSky(p, sun, uHorizon, uLow, uHigh, 8.);
  if (uSunSize > 0.) light(c, p, sun, uSunSize, mix(tone(4.), uAccent, .5));
  streaks(c, p, uHorizon + .3, .48, tone(mix(uLow, 4., .5)), .4);
  row(c, p + vec2(sway * .4, 0.), .07, uTall * .8, 11., tone(uFarTone), 0.);
  if (uTraffic > 0.) for (int i = 0; i < 3; i++) {
    float y = uHorizon + .24 + .1 * float(i), dir = mod(float(i), 2.) * 2. - 1.;
    vec2 q = vec2((p.x + y) * 5. + dir * uPhase * 2. + float(i) * .4, (p.y - y - .02 * sin(p.x * 3. + float(i))) * 60.);
    float k = h1(mod(floor(q.x), 2.) + float(i) * 9.);
    vec2 v = vec2((fract(q.x) - .5) * dir * -1. / 5., q.y / 60.);
    glaze(c, tone(.6), ell(v, vec2(.022, .007)), .9 * step(k, uTraffic));
    glaze(c, uAccent, cap(v, vec2(-.022, 0.), vec2(-.07, 0.), .003, .0005), .9 * step(k, uTraffic));
  }
  row(c, p + vec2(sway, 0.), .11, uTall, 31., tone(mix(uFarTone, uNearTone, .5)), uLit * .6);
  if (uPlace == BETWEEN) figure(c, p, vec2(uSubjectX + .02 * wave(1., 0.), uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  row(c, p + vec2(sway * 2., 0.), .17, uTall * .62, 51., tone(uNearTone), uLit);
  return c;
}

vec3 picture(vec2 p) {
  float down = uHorizon - p.y;
  vec2 m = p;
  if (down > 0.) {
    float rows = floor(down * 90.);
    m = vec2(p.x + .012 * sin(rows * 1.7 + TAU * uPhase) * (.4 + down * 3.), uHorizon + down * 1.15);
  }
  vec3 c = city(m);
  WHERE(down > 0.) {
    c = mix(c, tone(mix(uNearTone, uHigh, .5)), .35 + .3 * smoothstep(0., .3, down));
    float y = fract(down * 30. - .15 * wave(1., 0.)), dash = abs(fract(p.x * 4. + floor(down * 30.) * .37) - .5);
    glaze(c, tone(uLow), max(abs(y - .5) * .03 - .003, (dash - .16) * .1), .3);
    float path = abs(p.x - uSunX) - .06 - down * .16;
    glaze(c, mix(tone(4.), uAccent, .3), max(path, abs(fract(down * 44. + .2 * wave(1., .3)) - .5) * .02 - .004), .6);
  }
  if (uQuay > 0.) {
    put(c, tone(0.), p.y + .41);
    float rail = min(abs(p.y + .36) - .004, max(abs(fract(p.x * 9.) - .5) / 9. - .003, abs(p.y + .385) - .025));
    put(c, tone(0.), rail);
    float lamp = abs(mod(p.x + .2, .62) - .31), top = abs(p.y + .21);
    put(c, tone(0.), max(lamp - .004, p.y + .14));
    glaze(c, mix(tone(4.), uAccent, .4), length(vec2(lamp, p.y + .13)) - .045, .22);
    put(c, tone(4.), length(vec2(lamp, p.y + .13)) - .014);
  }
  if (uPlace != BETWEEN) {
    vec2 at = vec2(uSubjectX, uSubjectY) + (uPlace == ABOVE ? .02 * vec2(wave(1., 0.), wave(1., .25)) : vec2(0.));
    figure(c, p, at, uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  }
  weather(c, p, tone(4.));
  return c;
}
