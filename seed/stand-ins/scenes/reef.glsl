// Under water: light from above, shafts, far shapes, fish in schools, corals and weed in three planes.
#include "subjects.glsl"
const int ROCKS = 1;
const int TOWERS = 2;
const int WRECK = 3;
const int GLASSWORK = 4;
const int ROAD = 5;
uniform int uFar; //= rocks rocks, towers, wreck, glasswork or road
uniform float uSunX; //= 0.2
uniform float uTop; //= 3.4 tone of the water under the surface
uniform float uBottom; //= 0.8
uniform float uSea; //= -0.3 height of the floor
uniform float uCorals; //= 0.7
uniform float uWeed; //= 0.5
uniform float uFish; //= 0.5
uniform float uSubjectX; //= -0.15
uniform float uSubjectY; //= 0.04
uniform float uSubjectSize; //= 0.42
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 0.15
uniform float uTint; //= 0.6 how much the corals wear the accent

// A coral of one of three kinds, about one unit high.
float coral(vec2 q, float k, float sway) {
  float kind = floor(k * 3.), d = 1e3;
  q.x -= sway * q.y * q.y;
  WHERE(kind < .5) for (int i = 0; i < 5; i++) {
    float a = (float(i) - 2.) * .36 + .2 * (k - .2);
    vec2 e = vec2(sin(a) * .5, cos(a) * .55 + .06), f = e + vec2(sin(a * 1.6) * .2, cos(a * .6) * .3);
    d = min(d, min(cap(q, vec2(0.), e, .075, .06), cap(q, e, f, .06, .045)));
  }
  WHERE(kind == 1.) {
    d = ell(q - vec2(0., .42), vec2(.5, .44));
    d = max(d, -(.02 - abs(fract(atan(q.x, q.y) * 5.) - .5) * .2 * length(q)));
  }
  WHERE(kind > 1.5) for (int i = 0; i < 4; i++) {
    float x = (float(i) - 1.5) * .2, top = .5 + .4 * h1(k * 90. + float(i));
    d = min(d, max(cap(q, vec2(x * .5, 0.), vec2(x * 1.3, top), .07, .1), -disc(q - vec2(x * 1.3, top + .06), .06)));
  }
  return d;
}
void corals(inout vec3 c, vec2 p, float base, float size, float shift, float tint, vec3 ink) {
  WHERE(p.y < base + size * 1.3) {
    float x = (p.x + shift) / size / .8, id = floor(x), k = h1(id + size * 70.);
    float s = size * (.6 + .5 * h1(id + 3.)), ground = base + .4 * size * (n1(x * .7 + size * 30.) - .6);
    vec2 q = vec2((fract(x) - .5) * size * .8, p.y - ground + .06 * size) / s;
    vec3 hue = mix(ink, mix(uAccent, tone(3.), .5 * step(.5, h1(id + 8.))), tint * step(.35, h1(id + 5.)));
    WHERE(h1(id + 11.) < uCorals && q.y < 1.1) put(c, hue, coral(q, k, .08 * wave(1., k)) * s);
    put(c, ink, p.y - ground);
  }
}
void weed(inout vec3 c, vec2 p, float base, float size, float chance, vec3 ink) {
  WHERE(p.y < base + size && h1(floor(p.x / size * 5.) + 90.) < chance) {
    float x = p.x / size * 5., id = floor(x), k = h1(id + 90.), up = (p.y - base) / size;
    float bend = (.3 * sin(up * 5. + TAU * (uPhase + k)) + .25 * sin(up * 9. - TAU * uPhase)) * up * .5;
    float half1 = .13 * (1. - up / (.5 + .5 * k)) * (1. + .35 * sin(up * 40. + k * 9.));
    put(c, ink, max((abs(fract(x) - .5 + bend) - half1) * size / 5., -.02 - up));
  }
}
void school(inout vec3 c, vec2 p, float y, float size, float turns, vec3 ink) {
  WHERE(abs(p.y - y) < size * 3.) {
    vec2 q = vec2(p.x - uPhase * turns * size * 12., p.y - y - .02 * sin(p.x * 5. + TAU * uPhase)) / size;
    vec2 id = vec2(mod(floor(q.x / 1.5), 8.), floor(q.y / 1.2));
    float k = h1(id.x + id.y * 13.7 + y * 40.);
    WHERE(k < uFish && abs(id.y + .5) < 2.) {
    vec2 v = vec2((fract(q.x / 1.5) - .5) * 1.5, (fract(q.y / 1.2) - .5) * 1.2) - .4 * (vec2(k, fract(k * 7.)) - .5);
    v.x *= sign(turns);
    float d = min(ell(v, vec2(.4, .17)), tri(v, vec2(-.28, 0.), vec2(-.58, .18 + .04 * wave(4., k)), vec2(-.58, -.18)));
    put(c, ink, d * size);
    }
  }
}

vec3 picture(vec2 p) {
  vec2 sun = vec2(uSunX, .75);
  float r = length((p - sun) * vec2(.75, 1.)) * 1.05 * 7. / 1.4 + .12 * wave(1., 0.);
  vec3 c = tone(mix(uTop, uBottom, clamp((floor(r) + smoothstep(.92, 1., fract(r))) / 7., 0., 1.)));
  for (int i = 0; i < 4; i++) {
    float k = float(i), a = -.62 + .36 * k + .05 * wave(1., k * .27);
    vec2 q = turn(a) * (p - sun);
    glaze(c, tone(4.), max(abs(q.x) - .03 - .06 * (-q.y) * (.5 + h1(k)), q.y), .1 + .04 * wave(1., k * .31));
  }
  float sway = .012 * wave(1., 0.);
  vec3 haze = tone(mix(uTop, uBottom, .45)), mid = tone(mix(uTop, uBottom, .75));
  if (uFar == ROCKS || uFar == ROAD) {
    put(c, haze, p.y - uSea - .1 - .34 * hills(p.x * 2.6 + 3.) * smoothstep(.05, .7, abs(p.x - .1)));
  } else if (uFar == TOWERS) {
    for (int i = 0; i < 2; i++) {
      float k = float(i), x = (p.x + sway * (k + 1.)) * (7. - 2.5 * k) + k * 9., id = floor(x), w = abs(fract(x) - .5);
      float h = uSea + .1 + (.5 - .12 * k) * h1(id + 40. + k * 20.) + .05 * step(w, .2);
      vec3 ink = mix(haze, mid, k);
      put(c, ink, max(p.y - h, (w - .44) / 7.));
      vec2 g = fract(vec2(x * 5., p.y * 30.)) - .5;
      glaze(c, tone(uTop), max(max(p.y - h + .03, abs(g.y) * .03 - .008), abs(g.x) * .03 - .008), .35 * step(.45, h1(floor(x * 5.) + floor(p.y * 30.) * 3.)));
    }
  } else if (uFar == WRECK) {
    vec2 q = turn(-.16) * (p - vec2(.28, uSea + .12));
    float hull = max(ell(q, vec2(.52, .2)), q.y - .06 - .1 * q.x * q.x);
    put(c, mid, min(hull, min(box(q - vec2(.1, .12), vec2(.14, .07)) - .01, cap(q, vec2(.0, .1), vec2(-.04, .36), .012, .006))));
    float port = abs(fract(q.x * 10.) - .5) / 10.;
    glaze(c, uAccent, length(vec2(port, q.y + .02)) - .014, (.6 + .4 * wave(1., floor(q.x * 10.) * .17)) * step(abs(q.x), .42));
    put(c, uAccent, abs(ell(q - vec2(.1, .05), vec2(.3, .05))) - .003);
  } else {
    vec2 q = turn(.4) * p * 6.;
    vec2 id = floor(q), f = fract(q) - .5;
    float k = h1(id.x + id.y * 11.3);
    glaze(c, mix(tone(3.), uAccent, step(.6, k)), (max(abs(f.x + .2 * (k - .5)), abs(f.y)) - .44) / 6., .12 + .2 * k + .1 * wave(1., k));
  }
  school(c, p, .2, .03, 1., tone(mix(uTop, uBottom, .7)));
  corals(c, p, uSea + .1, .16, sway, uTint * .4, haze);
  school(c, p, -.06, .042, -1., mix(tone(mix(uTop, uBottom, .9)), uAccent, .35));
  corals(c, p, uSea + .02, .24, sway * 2., uTint * .7, mid);
  if (uFar == ROAD) {
    float y = uSea + .05 - p.y, lane = (p.x - .12 * sin(y * 9.) + .1) / max(y, .01);
    glaze(c, tone(3.), max(abs(lane) - 1.1, -y) * .1, .55);
    glaze(c, uAccent, max(abs(lane) - .07, max(-y, abs(fract(log(max(y, .01)) * 3. - uPhase * 2.) - .5) - .25)) * .1, .8);
  }
  weed(c, p, uSea - .08, .5, uWeed * .6, mix(mid, tone(uBody), .4));
  vec2 at = vec2(uSubjectX + .02 * wave(1., .25), uSubjectY + .018 * wave(1., 0.));
  figure(c, p, at, uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  corals(c, p, -.5 + .1 * smoothstep(.2, .8, abs(p.x + .12)), .3, sway * 4., uTint * .25, tone(uBody * .6));
  weed(c, p, -.55, .62, uWeed * .45 * step(.35, abs(p.x)), tone(uBody * .5));
  weather(c, p, tone(4.));
  return c;
}
