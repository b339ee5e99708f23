// A forest in five planes: trunks, leaves above, undergrowth below, light falling in, a path or stream.
#include "subjects.glsl"
const int TRUNKS = 1;
const int JUNGLE = 2;
const int GARDEN = 3;
const int BAMBOO = 4;
const int MUSHROOMS = 5;
const int PATH = 1;
const int STREAM = 2;
uniform int uKind; //= trunks trunks, jungle, garden, bamboo or mushrooms
uniform int uWay; //= none path or stream
uniform float uGlow; //= 3.6 tone of the light between the trees
uniform float uShade; //= 1.2 tone round it
uniform float uNear; //= 0.1 tone of the nearest plane
uniform float uSunX; //= 0.2
uniform float uSunY; //= 0.14
uniform float uFloor; //= -0.22
uniform float uDense; //= 1
uniform float uShafts; //= 1
uniform float uBlooms; //= 0.3 share of the leaves that glow or flower
uniform float uTravel; //= 0 trees passed sideways in a loop
uniform float uSubjectX; //= -0.2
uniform float uSubjectY; //= -0.3
uniform float uSubjectSize; //= 0.34
uniform float uTowards; //= 1
uniform float uGait; //= 2
uniform float uBody; //= 0
uniform float uFlock; //= 0

void crown(inout vec3 c, vec2 p, float y, float s, float seed, vec3 ink) {
  WHERE(p.y > y + s * .26) c = ink;
  WHERE(p.y > y - s * .9 && p.y < y + s * .27) {
    float x = p.x / s + seed, id = floor(x), d = y + s * .25 - p.y;
    for (int j = -1; j < 2; j++) {
      float k = h1(id + float(j) + seed * 7.);
      vec2 q = vec2(fract(x) - float(j) - .5, (p.y - y - .3 * s * (k - .5)) / s);
      if (uKind == JUNGLE || uKind == BAMBOO) {
        float a = (k - .5) * 2.2 + .08 * wave(1., k);
        vec2 v = turn(a) * (q - vec2(0., .3));
        float leaf = max(ell(v + vec2(0., .42), vec2(.17, .5)), .012 - abs(v.x));
        vec2 w = turn(a + 1.1) * (q - vec2(0., .3));
        d = min(d, min(leaf, max(ell(w + vec2(0., .36), vec2(.14, .42)), .012 - abs(w.x))) * s);
      } else d = min(d, (disc(q, .44 + .12 * k + .01 * wave(1., k))) * s);
    }
    put(c, ink, d);
  }
}
void under(inout vec3 c, vec2 p, float y, float s, float seed, vec3 ink) {
  WHERE(p.y < y + .02) c = ink;
  WHERE(p.y < y + s * 1.1 && p.y > y - .03) {
    float x = p.x / s * 1.3 + seed, id = floor(x), k = h1(id + seed * 3.);
    vec2 q = vec2(fract(x) - .5, (p.y - y) / s * 1.3);
    float d = p.y - y - .02 * n1(x * 2.);
    for (int j = 0; j < 5; j++) {
      float a = (float(j) - 2.) * .42 + .06 * wave(1., k);
      vec2 v = turn(a) * q;
      d = min(d, ell(v - vec2(0., .4 + .2 * k), vec2(.075, .36 + .2 * k)) * s / 1.3);
    }
    put(c, ink, d);
    float bloom = step(h1(id + 31.), uBlooms);
    vec2 b = q - vec2(.1 * (k - .5), .75 + .35 * k);
    if (uKind == MUSHROOMS) {
      float cap1 = max(ell(b, vec2(.3, .24)), -b.y), stem = box(b + vec2(0., .4), vec2(.05, .4));
      glaze(c, tone(3.2), stem * s / 1.3, bloom);
      glaze(c, uAccent, cap1 * s / 1.3, bloom);
      glaze(c, tone(4.), min(disc(b - vec2(-.1, .09), .04), disc(b - vec2(.1, .12), .03)) * s / 1.3, bloom);
    } else glaze(c, mix(uAccent, tone(4.), .5 * step(.6, k)), (length(b) - .06 - .035 * cos(atan(b.y, b.x) * 5.)) * s / 1.3, bloom);
  }
}
void trunks(inout vec3 c, vec2 p, float gap, float width, float seed, float shift, vec3 ink) {
  float x = (p.x + shift) / gap, id = floor(x), k = h1(mod(id, max(uTravel, 12.)) + seed);
  float lean = (k - .5) * .16 * p.y, w = width * (.6 + .8 * k) * (1. + .5 * smoothstep(-.1, -.4, p.y));
  float d = abs((fract(x) - .5 - .3 * (h1(id + seed * 3.) - .5)) * gap + lean) - w;
  if (uKind == GARDEN) d = max(d + width * .45, p.y - .12);
  if (uKind == MUSHROOMS) d += width * .3;
  put(c, ink, d);
  if (uKind == BAMBOO) glaze(c, tone(4.), max(d, abs(fract(p.y * 5. + k) - .5) * .2 - .006), .35);
  else glaze(c, tone(uGlow), max(d, (fract(x) - .5 - .3 * (h1(id + seed * 3.) - .5)) * gap * sign(p.x - uSunX) + lean * sign(p.x - uSunX) + w * .62), .25);
}

vec3 picture(vec2 p) {
  vec2 sun = vec2(uSunX, uSunY);
  float sway = .014 * wave(1., 0.), r = length((p - sun) * vec2(.85, 1.)) * 9.;
  vec3 c = tone(mix(uGlow, uShade, clamp((floor(r) + smoothstep(.9, 1., fract(r))) / 7., 0., 1.)));
  light(c, p, sun, .055, mix(tone(4.), uAccent, .35));
  for (int i = 0; i < 5; i++) {
    float k = (float(i) + 1.) / 5., t = mix(uGlow - .5, uNear, k), shift = sway * (1. + 4. * k) + uTravel * uPhase * mix(.09, .42, k) * step(.5, k);
    float y = mix(uFloor + .06, -.47, k * k), gap = mix(.09, .42, k) / uDense;
    vec3 ink = tone(t);
    if (i < 4) trunks(c, p, gap, mix(.008, .042, k), 10. * k, shift, ink);
    else WHERE(abs(p.x - uSubjectX) > uSubjectSize * .8 || uSubject == NONE) trunks(c, p, gap, .042, 10., shift, ink);
    crown(c, p + vec2(sway * k * 4., .006 * wave(1., k)), mix(.2, .47, k), mix(.12, .34, k), 3. + 5. * k, ink);
    if (i < 4) put(c, ink, p.y - y - .03 * n1(p.x * (9. - 6. * k) + k * 30.));
    if (i == 1 && uShafts > 0.) for (int j = 0; j < 4; j++) {
      vec2 q = turn(-.5 + .3 * float(j) + .02 * wave(1., float(j) * .3)) * (p - sun - vec2(0., .2));
      glaze(c, tone(4.), max(abs(q.x) - .02 + .09 * q.y, q.y), .13 * uShafts);
    }
    if (i == 2) {
      if (uWay != NONE) {
        float down = uFloor - p.y + .02, bend = .12 * sin(down * 7. + uSeed);
        float lane = abs(p.x - uSunX * .4 - bend) - .02 - down * (uWay == STREAM ? .55 : .42);
        put(c, uWay == STREAM ? tone(uGlow - .4) : mix(ink, tone(uGlow), .45), max(lane, -down));
        if (uWay == STREAM) glaze(c, tone(4.), max(max(lane + .02, -down), abs(fract(log(max(down, .01)) * 4. - uPhase + .3 * n1(p.x * 16.)) - .5) * .1 - .006), .75);
      }
      for (int j = 0; j < 6; j++) {
        float n = float(j) + 1.;
        if (n > uFlock) break;
        vec2 at = vec2(uSubjectX + .2 * n * (h1(n) > .5 ? 1. : -1.) + .02 * wave(1., h1(n)), uSubjectY + .26 * (h1(n + 7.) - .3) + .02 * wave(1., h1(n + 1.)));
        figure(c, p, at, uSubjectSize * (.35 + .3 * h1(n + 3.)), uPhase * uGait + h1(n), uTowards, mix(tone(uBody), ink, .4), mix(uAccent, ink, .3));
      }
    }
    if (i == 3) figure(c, p, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
    if (i > 0) under(c, p + vec2(shift, 0.), y - .02, mix(.06, .2, k), 7. * k, mix(ink, tone(max(t - .3, 0.)), .6));
  }
  weather(c, p, mix(tone(4.), uAccent, uWeather == SPARKS ? .5 : 0.));
  return c;
}
