// A world of cut paper: sheets one behind the other, each with its shadow, strings from above.
#include "subjects.glsl"
const int OCEAN = 1;
const int SEABED = 2;
const int GARDEN_BED = 3;
const int HILLSIDE = 4;
const int STAGE = 5;
uniform int uCut; //= ocean ocean, seabed, garden-bed, hillside or stage
uniform float uSky; //= 3.4
uniform float uDeepest; //= 0.9
uniform float uLine; //= -0.02 where the sheets begin
uniform float uSunX; //= 0.38
uniform float uSunY; //= 0.22
uniform float uSunSize; //= 0.11
uniform float uSubjectX; //= -0.14
uniform float uSubjectY; //= -0.1
uniform float uSubjectSize; //= 0.42
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 0.4
uniform float uFlock; //= 0
uniform float uClouds; //= 1

void sheet(inout vec3 c, vec3 ink, float d, float shadow) {
  glaze(c, tone(0.), shadow, .16);
  glaze(c, tone(0.), shadow + .006, .14);
  put(c, mix(ink, tone(4.), .45), d);
  put(c, ink, d + .0045);
}
float edge(float x, float k) {
  if (uCut == OCEAN) return .03 * abs(sin((x * (5. + k) + .5 * k) * 3.14159)) - .02;
  if (uCut == SEABED) return .16 * hills(x * 3. + k * 17.) + .03 * n1(x * 12. + k * 5.) - .1;
  if (uCut == GARDEN_BED) return .06 * hills(x * 2. + k * 9.);
  return .2 * hills(x * 2.1 + k * 13.) - .05;
}
float cloud(vec2 q) {
  return min(min(disc(q, .07), disc(q - vec2(.08, -.015), .05)), min(disc(q + vec2(.085, .012), .055), box(q + vec2(0., .045), vec2(.13, .02)) - .004));
}
float sprig(vec2 q, float k) {
  float d = box(q - vec2(.0, .3), vec2(.02, .34)), a = .1 * wave(1., k);
  q = turn(a) * q;
  if (uCut == SEABED) {
    for (int i = 0; i < 4; i++) {
      float y = .16 + .18 * float(i), s = mod(float(i), 2.) * 2. - 1.;
      d = min(d, cap(q, vec2(0., y), vec2(s * .26, y + .24), .05, .045));
    }
    return min(d, cap(q, vec2(0.), vec2(0., .8), .055, .05));
  }
  for (int i = 0; i < 5; i++) {
    float y = .1 + .15 * float(i), s = mod(float(i), 2.) * 2. - 1.;
    d = min(d, ell(turn(s * .9) * (q - vec2(0., y)) - vec2(0., .14), vec2(.06, .16)));
  }
  return d;
}

vec3 picture(vec2 p) {
  float sway = wave(1., 0.);
  vec3 c = tone(uSky);
  vec2 sun = vec2(uSunX, uSunY);
  for (int i = 0; i < 4; i++) {
    float r = .78 - .17 * float(i), w = length(p - sun) - r - .012 * sin(atan(p.y - sun.y, p.x - sun.x) * 12. + float(i));
    sheet(c, tone(uSky + .16 * float(i) + .1), w, length(p - sun - vec2(.008, -.012)) - r);
  }
  float rays = atan(p.y - sun.y, p.x - sun.x) + .05 * sway;
  float star = length(p - sun) - uSunSize * (1.25 + .22 * (abs(fract(rays * 16. / TAU) - .5) * 4. - 1.));
  sheet(c, mix(uAccent, tone(4.), .35), star, star - .006);
  sheet(c, uAccent, disc(p - sun, uSunSize), disc(p - sun - vec2(.006, -.009), uSunSize));
  if (uClouds > 0.) for (int i = 0; i < 4; i++) {
    float k = float(i);
    vec2 at = vec2(-.66 + .42 * k + .012 * wave(1., k * .3), .3 + .11 * (h1(k + 3.) - .5) + .006 * wave(1., k * .2 + .25)), q = (p - at) / (.8 + .5 * h1(k));
    put(c, tone(uSky - .5), max(abs(p.x - at.x) - .0012, at.y - p.y));
    sheet(c, tone(4.), cloud(q), cloud(q - vec2(.009, -.014)));
  }
  for (int i = 0; i < 6; i++) {
    float k = float(i), dir = mod(k, 2.) * 2. - 1., y0 = uLine - .085 * k;
    float slide = uCut == OCEAN ? dir * uPhase / (5. + k) + 0.004 * k : .012 * sway * (k + 1.) * .4;
    float lift = uCut == OCEAN ? .008 * wave(1., k * .2) : 0.;
    float d = p.y - y0 - edge(p.x + slide, k) - lift, sh = p.y - y0 - edge(p.x + slide - .008, k) - lift - .012;
    if (i == 3) {
      for (int j = 0; j < 6; j++) {
        float n = float(j) + 1.;
        if (n > uFlock) break;
        vec2 a2 = vec2(uSubjectX + .24 * n * (h1(n) > .5 ? 1. : -1.) + .02 * wave(1., h1(n)), uSubjectY + .34 * (h1(n + 7.) - .4));
        figure(c, p, a2 + vec2(.008, -.012), uSubjectSize * (.3 + .3 * h1(n + 3.)), uPhase * uGait + h1(n), uTowards, mix(c, tone(0.), .3), mix(c, tone(0.), .3));
        figure(c, p, a2, uSubjectSize * (.3 + .3 * h1(n + 3.)), uPhase * uGait + h1(n), uTowards, tone(1. + 2. * h1(n + 9.)), mix(uAccent, tone(4.), .5 * h1(n)));
      }
      vec2 at = vec2(uSubjectX, uSubjectY + (uCut == OCEAN ? .012 * wave(1., .1) : 0.));
      vec3 dim = mix(c, tone(0.), .3);
      figure(c, p, at + vec2(.012, -.014), uSubjectSize, uPhase * uGait, uTowards, dim, dim);
      figure(c, p, at, uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
    }
    vec3 ink = tone(mix(uSky - .5, uDeepest, k / 5.));
    if (uCut == SEABED || uCut == GARDEN_BED) WHERE(p.y < y0 + .34 && d > -.02) {
      float x = (p.x + slide) / .16 + k * .37, id = floor(x), m = h1(id + k * 30.);
      float s = .12 + .14 * m, root = y0 + edge((id + .5 - k * .37) * .16, k);
      vec2 q = vec2((fract(x) - .5) * .16, p.y - root + .02) / s;
      vec3 hue = mix(ink, mod(id, 2.) < .5 ? uAccent : tone(3.2), .25 + .45 * step(.5, h1(id + 9.)));
      WHERE(m > .35 && abs(q.x) < .7) sheet(c, hue, sprig(q, m) * s, sprig(q - vec2(.05, -.05), m) * s);
    }
    sheet(c, ink, d, sh);
    if (uCut == OCEAN && i > 3) {
      vec2 q = vec2(mod(p.x + .37 * k, .6) - .3, p.y - y0 + .06 - .02 * wave(1., k * .3));
      float fish = min(ell(q, vec2(.05, .02)), tri(q, vec2(-.035, 0.), vec2(-.075, .024), vec2(-.075, -.024)));
      glaze(c, mix(uAccent, tone(4.), .4), fish, .8);
    }
    if (uCut == HILLSIDE) {
      float x = (p.x + slide) * 7. + k * 3.3, id = floor(x), m = h1(id + k * 11.), root = y0 + edge((id + .5 - k * 3.3) / 7., k);
      vec2 q = vec2((fract(x) - .5) / 7., p.y - root) / (.05 + .05 * m);
      float tree = min(disc(q - vec2(0., 1.2), .55), box(q - vec2(0., .4), vec2(.07, .5)));
      glaze(c, mix(ink, tone(uDeepest), .5), tree * .07, step(.55, m));
    }
  }
  weather(c, p, tone(4.));
  return c;
}
