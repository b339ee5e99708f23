// A street in one-point perspective: façades, lit signs, wet ground that mirrors, people, weather.
#include "subjects.glsl"
const int WET = 1;
const int SNOWED = 2;
const int CANAL = 3;
const int DRY = 4;
uniform int uSurface; //= wet wet, snowed, canal or dry
uniform float uVanishX; //= 0.12
uniform float uVanishY; //= -0.06
uniform float uWidth; //= 0.34 half the street's width
uniform float uTall; //= 0.62 how high the houses stand
uniform float uStoreys; //= 9
uniform float uLit; //= 0.55 share of lit windows
uniform float uSigns; //= 1
uniform float uLow; //= 2.6 the sky near the end of the street
uniform float uHigh; //= 0.4
uniform float uWall; //= 0.25 tone of the near walls
uniform float uFog; //= 2.2 tone of the far walls
uniform float uForward; //= 0.22 houses the camera drifts towards the end of the street and back
uniform float uCrowd; //= 5
uniform float uSubjectX; //= -0.22
uniform float uSubjectY; //= -0.42
uniform float uSubjectSize; //= 0.52
uniform float uTowards; //= 1
uniform float uGait; //= 2
uniform float uBody; //= 0.05
uniform float uAwnings; //= 0

float drift() { return uForward * wave(1., 0.); }

void walls(inout vec3 c, vec2 q) {
  float side = sign(q.x), z = uWidth / max(abs(q.x), .001), run = log(z) * 3.2 + drift();
  float id = floor(run) + side * 20., f = fract(run);
  float far = clamp(log(z) / 2.6, 0., 1.), h = uTall * (.62 + .75 * h1(id));
  vec2 w = vec2(f, q.y * z);
  float top = w.y - h;
  if (z > 9.) return;
  vec3 wall = tone(mix(uWall + .3 * h1(id + 5.) + .12 * side, uFog, far));
  put(c, wall, max(top / z, -.05 - w.y));
  vec2 g = vec2(w.x * 3., w.y * uStoreys), cell = floor(g), k = fract(g);
  float on = step(1. - uLit, h1(cell.x + cell.y * 7.3 + id * 3.1));
  float pane = max(abs(k.x - .5) - .3, abs(k.y - .5) - .27), room = step(.12, w.y) * step(w.y, h - .05) * step(.04, f) * step(f, .96);
  float soft = inside(pane * min(1. / (z * uStoreys), abs(q.x) / 9.6)) * room;
  vec3 glow = mix(tone(3.4 + .5 * h1(cell.x + id)), uAccent, step(.8, h1(cell.y + id * 2.)) * .8);
  c = mix(c, mix(mix(wall, tone(0.), .35), glow, on), soft * (1. - far * .75));
  if (uAwnings > 0.) {
    float stripe = step(.5, fract(w.x * 6.));
    vec3 cloth = mix(mix(uAccent, tone(2.5), step(.5, h1(id + 9.))), tone(4.), stripe * .8);
    float drop = max(abs(w.y - .1) - .035 - .006 * cos(w.x * 37.7), abs(f - .5) - .4);
    glaze(c, cloth, drop / z, 1. - far);
  } else if (uSurface != CANAL) {
    float shop = max(abs(w.y - .03) - .055, abs(f - .5) - .42);
    glaze(c, mix(tone(3.6), uAccent, .5 * h1(id + 2.)), shop / z, (1. - far) * uLit * 1.3 * step(.3, h1(id + 8.)));
  }
}

void sign1(inout vec3 c, vec2 q, float i) {
  float side = mod(i, 2.) * 2. - 1., slot = floor(i * .5);
  float deep = slot / 4. + drift() / 6.72;
  float z = exp((1. - deep) * 2.1 - .25), id = slot + side * 9.;
  float fade = smoothstep(-.1, .15, deep);
  vec2 at = vec2(side * (uWidth - .09 - .05 * h1(id)), .14 + .26 * h1(id + 4.)), b = vec2(.045, .1 + .07 * h1(id + 6.));
  vec2 v = q * z - at;
  float d = (box(v, b) - .008) / z;
  vec3 ink = h1(id + 7.) > .5 ? uAccent : tone(3.2 + .8 * h1(id + 1.));
  WHERE(d < .02) {
  glaze(c, ink, d - .012 / z, .3 * fade);
  glaze(c, ink, d, fade);
  vec2 g = vec2(v.x / b.x, v.y / .05), n = floor(vec2(g.x * 1.6, g.y * 2.));
  float bar = max(abs(fract(g.y) - .5) - .3, abs(g.x) - .62);
  float stroke = max(bar * .02, .006 - .02 * abs(fract(g.y * 2. + .3 * n.x) - .5));
  glaze(c, mix(ink, tone(0.), .75), max(stroke / z, d + .01 / z), fade * .85);
  }
}

vec3 above(vec2 p) {
  vec2 q = p - vec2(uVanishX, uVanishY);
  vec3 c = bandedSky(p, vec2(uVanishX, uVanishY + .05), uVanishY, uLow, uHigh, 6.);
  float id = floor(p.x * 16.), tower = uVanishY + .1 + .14 * h1(id + 70.) * smoothstep(.34, .0, abs(q.x));
  put(c, tone(mix(uLow, uFog, .6)), p.y - tower);
  walls(c, q);
  if (uSigns > 0.) for (int i = 0; i < 8; i++) sign1(c, q, float(i));
  return c;
}

vec3 picture(vec2 p) {
  p.x += .01 * wave(1., 0.);
  float down = uVanishY - p.y;
  vec2 q = p - vec2(uVanishX, uVanishY);
  bool ground = down > 0.;
  vec2 m = p;
  if (ground) {
    m.y = uVanishY + down * .9;
    float wobble = uSurface == CANAL || uSurface == WET ? .02 : 0.;
    m.x += wobble * (.2 + down) * sin(down * 70. + n1(p.x * 4. + 3.) * 4. + TAU * uPhase);
  }
  vec3 c = above(m);
  WHERE(ground) {
    float z = uWidth / down, lane = q.x / down;
    vec3 flat1 = tone(uSurface == SNOWED ? mix(3.7, uFog, .3) : uSurface == DRY ? mix(2.2, uFog, .5) : mix(.3, uFog, .22));
    float mirror = uSurface == WET ? .55 : uSurface == CANAL ? .62 : uSurface == SNOWED ? .12 : .08;
    float kerb = abs(lane) - 1.;
    c = mix(flat1, c, mirror * (kerb < 0. ? 1. : .35));
    if (uSurface == WET || uSurface == DRY) {
      float run = log(z) * 3.2 + drift();
      float stripe = max(abs(lane) - .05, abs(fract(run * 2.) - .5) - .25);
      c = mix(c, tone(3.8), inside(stripe * down * .5) * .35 * step(.06, down));
      c = mix(c, tone(0.), smoothstep(-.02, .0, kerb) * .35);
    } else if (uSurface == SNOWED) {
      float track = abs(abs(lane + .1) - .35) - .07;
      c = mix(c, tone(2.4), inside(track * down) * .45);
      c = mix(c, tone(4.), smoothstep(-.02, .0, kerb) * .5);
    } else {
      c = mix(c, tone(1.4), smoothstep(.0, .02, kerb));
      c = mix(c, tone(4.), step(.985, fract(down * 22. + .35 * n1(p.x * 7.) + .2 * wave(1., 0.))) * .4);
    }
  }
  WHERE(abs(down + .02) < .3) for (int i = 0; i < 8; i++) {
    float k = float(i);
    if (k >= uCrowd) break;
    float z = 5.2 - .42 * k, s = .62 / z, side = h1(k + 33.) * 1.6 - .8, a = uPhase * uGait + h1(k);
    vec2 v = (q - vec2((side * uWidth + .03 * wave(1., h1(k + 3.))) / z * 1.1, -uWidth / z)) / s;
    WHERE(abs(v.x) < .5 && v.y > -.1 && v.y < 1.4) {
    float d = min(cap(v, vec2(0., .45), vec2(0., .74), .11, .12), disc(v - vec2(0., .95), .09));
    float st = .13 * sin(TAU * a);
    d = min(d, min(cap(v, vec2(0., .45), vec2(st, 0.), .06, .045), cap(v, vec2(0., .45), vec2(-st, 0.), .06, .045)));
    if (uWeather == RAIN || uWeather == SNOW) d = min(d, max(disc(v - vec2(.05, .98), .33), .98 - v.y));
    put(c, tone(mix(uFog, uBody, .35 + .08 * k)), d * s);
    }
  }
  if (uSurface == WET || uSurface == CANAL) {
    vec2 r = vec2(p.x + .012 * sin(p.y * 90. + TAU * uPhase), 2. * uSubjectY - p.y);
    vec3 under = c;
    figure(under, r, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
    c = mix(c, under, .45);
  } else glaze(c, tone(0.), ell(p - vec2(uSubjectX, uSubjectY), vec2(.3, .03) * uSubjectSize), .3 * float(uSubject != NONE));
  figure(c, p, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  weather(c, p, tone(4.));
  return c;
}
