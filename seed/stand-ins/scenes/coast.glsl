// A coast seen from straight above: deep water in steps, foam lines that breathe, sand, land, roofs.
#include "subjects.glsl"
const int BOATS = 1;
const int RACE = 2;
const int LIGHTHOUSE = 3;
const int BATHERS = 4;
const int RIVER = 5;
const int FALL = 6;
uniform int uLife; //= boats boats, race, lighthouse, bathers, river or fall
uniform float uAngle; //= 0.5 the shore's direction in radians
uniform float uShore; //= 0.1 where the shore lies
uniform float uRough; //= 0.24 how far headlands reach
uniform float uScale; //= 1.5
uniform float uDeep; //= 0.9 tone of the deep
uniform float uShallow; //= 2.9
uniform float uSand; //= 3.6
uniform float uLand; //= 1.6
uniform float uRoofs; //= 0
uniform float uWoods; //= 0.7
uniform float uSubjectX; //= 0.3
uniform float uSubjectY; //= 0.0
uniform float uSubjectSize; //= 0.16
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uCloud; //= 0.5

float land(vec2 p) {
  vec2 q = turn(uAngle) * p;
  float d = uLife == RIVER ? .12 + .05 * n1(q.x * 4.) - abs(q.y - uShore - .16 * sin(q.x * 3.4 + 1.)) : q.y - uShore;
  float rough = fbm(q * uScale * 1.6 + 20.) - .5;
  return uLife == RIVER ? -d - rough * .08 : d + rough * uRough * 2.2;
}
void hull(inout vec3 c, vec2 p, vec2 at, float a, float s, vec3 ink) {
  vec2 q = turn(a) * (p - at) / s;
  WHERE(abs(q.y) < 1.2 && q.x > -4. && q.x < 1.3) {
    float wake = abs(abs(q.y) + q.x * .28 + .02 * sin(q.x * 9. + TAU * 2. * uPhase)) - .035;
    glaze(c, tone(4.), max(wake, max(q.x + .2, -3.4 - q.x)) * s, .75);
    glaze(c, tone(0.), ell(q - vec2(-.05, -.22), vec2(.5, .16)) * s, .35);
    put(c, tone(4.), max(ell(q, vec2(.56, .2)), -q.x - .44) * s);
    put(c, ink, box(q + vec2(.1, 0.), vec2(.2, .09)) * s);
  }
}

vec3 picture(vec2 p) {
  p += vec2(.012 * wave(1., 0.), .008 * wave(1., .25));
  float d = land(p), swell = .02 * wave(1., 0.);
  vec3 c;
  float depth = clamp(-d / .42, 0., .999) * 6., steps = floor(depth) + smoothstep(.94, 1., fract(depth));
  c = tone(mix(uShallow, uDeep, steps / 6.));
  glaze(c, tone(uShallow), abs(fract(n2(p * vec2(5., 9.) + 3.) * 3. + .2 * wave(1., 0.)) - .5) * .3 - .006, .22);
  WHERE(d < .02 && d > -.22) for (int i = 0; i < 3; i++) {
    float k = (float(i) + fract(uPhase)) / 3., at = -.2 * (1. - k);
    float line = abs(d - at + .012 * n1(p.x * 26. + 9. * float(i)) * (1. - k)) - .0035 - .004 * k;
    glaze(c, tone(4.), line, sin(k * 3.14159) * .9);
  }
  put(c, tone(4.), -d - .012 - swell * .5 - .01 * n1(p.x * 30. + p.y * 20.));
  put(c, tone(uSand), -d);
  glaze(c, tone(0.), max(-d + .05, d - .085), .16);
  WHERE(d > .035) {
    float inland = d + .02 * n2(p * 24.);
    put(c, tone(uLand + .5), .055 - inland);
    put(c, tone(uLand), .09 - inland);
    float plots = fbm(p * 3. + 9.);
    glaze(c, tone(uLand + .8), abs(plots - .5) - .05 + max(.16 - d, 0.), .5);
    vec2 g = p * 17., id = floor(g), f = fract(g) - .5;
    float k = h2(id), near = step(.12, land((id + .5) / 17.));
    vec2 o = .4 * (vec2(k, fract(k * 9.)) - .5);
    if (uWoods > 0.) {
      float r = .2 + .18 * fract(k * 5.), on = step(k, uWoods) * near;
      glaze(c, tone(uLand * .3), (disc(f - o - vec2(.1, -.12), r)) / 17., .5 * on);
      glaze(c, tone(uLand * .65), disc(f - o, r) / 17., on);
      glaze(c, tone(uLand + .9), disc(f - o - vec2(-.07, .08), r * .5) / 17., .6 * on);
    }
    if (uRoofs > 0.) {
      vec2 g2 = turn(.3) * p * 11., i2 = floor(g2), v = fract(g2) - .5;
      float k2 = h2(i2 + 40.), on = step(k2, uRoofs) * step(.1, d);
      vec2 b = vec2(.28 + .1 * k2, .24);
      glaze(c, tone(0.), box(v - vec2(.1, -.1), b) / 11., .4 * on);
      glaze(c, mix(tone(3.9), uAccent, step(.5, fract(k2 * 7.))), box(v, b) / 11., on);
      glaze(c, tone(0.), max(box(v, b), -v.y) / 11., .18 * on);
    }
  }
  if (uLife == LIGHTHOUSE) {
    vec2 q = p - vec2(uSubjectX, uSubjectY);
    float isle = length(q) - .075 - .03 * n1(atan(q.y, q.x) * 3. + 9.);
    glaze(c, tone(4.), isle - .02 - .006 * wave(1., 0.), .7);
    put(c, tone(uLand + .3), isle);
    put(c, tone(uLand + 1.), isle + .03);
    glaze(c, tone(0.), cap(q, vec2(0.), vec2(.13, -.07), .02, .012), .45);
    put(c, tone(4.), disc(q, .03));
    put(c, uAccent, disc(q, .018));
    float a = abs(mod(atan(q.y, q.x) - TAU * uPhase + 3.14159, 3.14159) - 1.5708);
    glaze(c, mix(uAccent, tone(4.), .6), max((a - .12) * length(q), max(.03 - length(q), length(q) - .6)), .35);
  } else if (uLife == RACE) {
    for (int i = 0; i < 7; i++) {
      float k = float(i);
      vec2 at = vec2(uSubjectX - .14 * k + .03 * wave(1., h1(k)), uSubjectY - .26 + .11 * mod(k * 3., 7.) + .1 * (h1(k + 3.) - .5));
      hull(c, p, at, .12 + .05 * wave(1., h1(k + 5.)), .06, mod(k, 2.) < .5 ? uAccent : tone(1. + h1(k) * 2.));
    }
  } else if (uLife == BATHERS) {
    for (int i = 0; i < 9; i++) {
      float k = float(i);
      vec2 at = transpose(turn(uAngle)) * vec2(-.72 + .19 * k, uShore + .1 + .12 * h1(k + 3.)), q = p - at;
      glaze(c, tone(0.), disc(q - vec2(.02, -.022), .042), .3);
      float g = atan(q.y, q.x) * 8. / TAU;
      put(c, mod(floor(g + 8.), 2.) < .5 ? (h1(k) > .4 ? uAccent : tone(1.6)) : tone(4.), disc(q, .042));
    }
    vec2 q = turn(.9 + .1 * wave(1., 0.)) * (p - vec2(uSubjectX, uSubjectY)) / uSubjectSize;
    glaze(c, tone(0.), min(ell(q, vec2(.8, .17)), min(tri(q, vec2(.2, 0.), vec2(-.2, .5), vec2(-.15, 0.)), min(tri(q, vec2(.2, 0.), vec2(-.2, -.5), vec2(-.15, 0.)), tri(q, vec2(-.6, 0.), vec2(-1., .26), vec2(-1., -.26))))) * uSubjectSize, .75);
    glaze(c, tone(4.), abs(length(q * vec2(.7, 1.)) - .8 - .2 * uPhase) * uSubjectSize - .004, .7 * sin(3.14159 * uPhase));
  } else if (uLife == FALL) {
    vec2 q = p - vec2(uSubjectX - .3, 0.);
    for (int i = 0; i < 5; i++) {
      float k = float(i);
      vec3 ink = i == 0 ? uAccent : i == 1 ? mix(uAccent, tone(4.), .5) : tone(4.4 - k * .55);
      put(c, ink, max(abs(q.x - .05 * (k - 2.) - .015 * sin(q.y * 9. + k)) - .03, -.5 - q.y));
      glaze(c, tone(4.), max(abs(q.x - .05 * (k - 2.)) - .004, abs(fract(q.y * 3. + uPhase * 2. + h1(k)) - .5) * .3 - .05), .7);
    }
    for (int i = 0; i < 6; i++) {
      float k = float(i);
      glaze(c, tone(4.), disc(q - vec2(.09 * (k - 2.5), -.46 + .02 * wave(1., h1(k))), .075), .75);
    }
  } else {
    for (int i = 0; i < 3; i++) {
      float k = float(i);
      vec2 at = vec2(uSubjectX - .36 * k, uSubjectY + .22 * (h1(k + 2.) - .3)) + .025 * vec2(wave(1., k * .3), wave(1., k * .3 + .25));
      if (land(at) > -.05) continue;
      hull(c, p, at, uTowards * (.3 + .5 * h1(k + 8.)), uSubjectSize * (.55 - .12 * k), k < .5 ? uAccent : tone(1.));
    }
  }
  if (uSubject != NONE) {
    vec2 at = vec2(uSubjectX, uSubjectY + .012 * wave(1., 0.));
    vec3 dark = mix(c, tone(0.), .4);
    vec3 shade = c;
    figure(shade, p, at - vec2(-.09, .1), uSubjectSize, uPhase * uGait, uTowards, dark, dark);
    c = shade;
    figure(c, p, at, uSubjectSize, uPhase * uGait, uTowards, tone(.3), uAccent);
  }
  for (int i = 0; i < 3; i++) {
    float k = float(i);
    vec2 q = p - vec2((h1(k + 20.) - .5) * 1.5 + .05 * wave(1., k * .2), (h1(k + 24.) - .5) * .8);
    float puff = min(ell(q, vec2(.2, .045)), min(ell(q - vec2(.07, .03), vec2(.1, .045)), ell(q + vec2(.08, .02), vec2(.12, .035))));
    glaze(c, tone(4.), puff, uCloud * .55);
  }
  weather(c, p, tone(4.));
  return c;
}
