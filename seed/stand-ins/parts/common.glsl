#version 300 es
// What every scene stands on: the picture's units, the palette as inks, noise, shapes, looped time.
// Units: y runs from -0.5 to 0.5, x as wide as the picture; time is a phase from 0 to 1 and every
// use of it is periodic, so that the last frame meets the first.
precision highp float;
precision highp int;
uniform vec2 uSize;
uniform float uPhase;
uniform float uSeed; //= 1
uniform vec3 uTones[5];
uniform vec3 uAccent;
uniform sampler2D uLabel;
uniform float uPixels; //= 0 rows of coarse pixels, 0 for a smooth picture
uniform float uHatch; //= 0 strength of a drawn hatching, 0 to 1
uniform float uFlip; //= 0 1 mirrors the picture
out vec4 outColour;
const float TAU = 6.28318531;
float px;
float sharp; // pixels in a unit: edges multiply by it, for a division costs more

float wave(float turns, float offset) { return sin(TAU * (turns * uPhase + offset)); }

// The palette is five tones from dark (0) to light (4), and one accent.
vec3 tone(float k) {
  vec3 c = mix(uTones[0], uTones[1], clamp(k, 0., 1.));
  c = mix(c, uTones[2], clamp(k - 1., 0., 1.));
  c = mix(c, uTones[3], clamp(k - 2., 0., 1.));
  return mix(c, uTones[4], clamp(k - 3., 0., 1.));
}

// A body that is skipped outright where no pixel nearby needs it: the renderer only leaves out loops.
#define WHERE(x) for (int once = (x) ? 1 : 0; once > 0; once--)

void put(inout vec3 c, vec3 ink, float d) { c = mix(c, ink, clamp(.5 - d * sharp, 0., 1.)); }
void glaze(inout vec3 c, vec3 ink, float d, float amount) {
  c = mix(c, ink, clamp(.5 - d * sharp, 0., 1.) * amount);
}
float inside(float d) { return clamp(.5 - d * sharp, 0., 1.); }

// Hashes of whole numbers to 0..1, in integers: cheaper than a sine and the same everywhere.
float h1(float n) {
  uint u = floatBitsToUint(n + 1024.5) * 747796405u + uint(uSeed * 977.) * 2891336453u;
  u = ((u >> 15u) ^ u) * 277803737u;
  return float((u >> 9u) ^ (u >> 22u)) * (1. / 8388608.);
}
float h2(vec2 n) { return h1(n.x + n.y * 57.31 + 31.7); }
float n1(float x) {
  float i = floor(x), f = fract(x);
  return mix(h1(i), h1(i + 1.), f * f * (3. - 2. * f));
}
// The same noise, repeating after n whole steps.
float n1(float x, float n) {
  float i = floor(x), f = fract(x);
  return mix(h1(mod(i, n)), h1(mod(i + 1., n)), f * f * (3. - 2. * f));
}
float n2(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3. - 2. * f);
  return mix(mix(h2(i), h2(i + vec2(1, 0)), f.x), mix(h2(i + vec2(0, 1)), h2(i + vec2(1, 1)), f.x), f.y);
}
float fbm(vec2 p) { return .55 * n2(p) + .3 * n2(p * 2.1 + 7.) + .15 * n2(p * 4.3 + 3.); }
// A mountain's profile, 0 to 1, of straight flanks: linear noise in three sizes.
float peak(float x) {
  float i = floor(x), f = fract(x);
  return mix(h1(i), h1(i + 1.), f);
}
float ridge(float x) { return .6 * peak(x) + .28 * peak(x * 2.3 + 5.) + .12 * peak(x * 5.7 + 9.); }
float hills(float x) { return .7 * n1(x) + .3 * n1(x * 2.3 + 5.); }

mat2 turn(float a) { return mat2(cos(a), -sin(a), sin(a), cos(a)); }
float disc(vec2 p, float r) { return length(p) - r; }
float box(vec2 p, vec2 b) {
  vec2 d = abs(p) - b;
  return length(max(d, 0.)) + min(max(d.x, d.y), 0.);
}
float cap(vec2 p, vec2 a, vec2 b, float ra, float rb) {
  vec2 v = b - a;
  float h = clamp(dot(p - a, v) / dot(v, v), 0., 1.);
  return length(p - a - v * h) - mix(ra, rb, h);
}
float ell(vec2 p, vec2 r) {
  float k = length(p / r);
  return k < .01 ? -min(r.x, r.y) : k * (k - 1.) / length(p / (r * r));
}
float tri(vec2 p, vec2 a, vec2 b, vec2 c) {
  vec2 e0 = b - a, e1 = c - b, e2 = a - c, v0 = p - a, v1 = p - b, v2 = p - c;
  vec2 q0 = v0 - e0 * clamp(dot(v0, e0) / dot(e0, e0), 0., 1.);
  vec2 q1 = v1 - e1 * clamp(dot(v1, e1) / dot(e1, e1), 0., 1.);
  vec2 q2 = v2 - e2 * clamp(dot(v2, e2) / dot(e2, e2), 0., 1.);
  float s = sign(e0.x * e2.y - e0.y * e2.x);
  vec2 d = min(min(vec2(dot(q0, q0), s * (v0.x * e0.y - v0.y * e0.x)),
                   vec2(dot(q1, q1), s * (v1.x * e1.y - v1.y * e1.x))),
               vec2(dot(q2, q2), s * (v2.x * e2.y - v2.y * e2.x)));
  return -sqrt(d.x) * sign(d.y);
}
float blend(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.) / k;
  return min(a, b) - h * h * k * .25;
}

// A sky printed in bands: tones from low (at the horizon, near the light) to high.
vec3 bandedSky(vec2 p, vec2 sun, float horizon, float low, float high, float bands) {
  float up = clamp((p.y - horizon) / (.55 - horizon), 0., 1.);
  float g = clamp(mix(up, length((p - sun) * vec2(.8, 1.)) * .95, .6), 0., .999) * bands;
  float stairs = floor(g) + smoothstep(.93, 1., fract(g));
  return tone(mix(low, high, stairs / bands));
}
// The light: a disc with one paler ring about it.
void light(inout vec3 c, vec2 p, vec2 at, float r, vec3 ink) {
  float d = length(p - at);
  glaze(c, ink, d - r * (1.55 + .03 * wave(1., 0.)), .22);
  put(c, ink, d - r);
}
// Thin clouds, flat below.
void streaks(inout vec3 c, vec2 p, float from, float to, vec3 ink, float amount) {
  for (int i = 0; i < 5; i++) {
    float k = float(i), y = mix(from, to, h1(k * 3.3 + 60.));
    vec2 q = p - vec2((h1(k * 5.1 + 61.) - .5) * 1.9 + .03 * wave(1., h1(k)), y);
    float w = .12 + .3 * h1(k + 62.);
    WHERE(abs(q.y - .01) < .03) {
    float d = min(box(q, vec2(w, .004)) - .006, box(q - vec2(w * .3, .016), vec2(w * .5, .003)) - .006);
    glaze(c, ink, d, amount);
    }
  }
}

const int NONE = 0;
const int SNOW = 1;
const int RAIN = 2;
const int PETALS = 3;
const int DUST = 4;
const int SPARKS = 5;
const int BUBBLES = 6;
const int STARS = 7;
uniform int uWeather; //= none snow, rain, petals, dust, sparks, bubbles or stars
uniform float uWind; //= 1 how far the weather leans, negative to the left

void weather(inout vec3 c, vec2 p, vec3 ink) {
  if (uWeather == NONE) return;
  if (uWeather == RAIN) {
    for (int i = 0; i < 2; i++) {
      float k = float(i), s = 1. + k * .6;
      vec2 q = vec2((p.x + p.y * .12 * uWind) * 22. * s, p.y * 2.2 * s + uPhase * 6.);
      q.y += h1(floor(q.x) + k * 40.) * 6.;
      vec2 id = vec2(floor(q.x), mod(floor(q.y), 6.)), f = fract(q);
      float on = step(.62, h2(id + k * 9.));
      float d = max(abs(f.x - .5) / 22. / s - .0016 / s, abs(f.y - .5) / 2.2 / s - .07 / s);
      glaze(c, ink, d, on * .42);
    }
    return;
  }
  bool rises = uWeather == SPARKS || uWeather == BUBBLES || uWeather == DUST, still = uWeather == STARS;
  for (int i = 0; i < 3; i++) {
    float k = float(i), s = still ? 9. + 4. * k : 4.5 + 2.8 * k;
    float n = uWeather == SNOW ? 3. : uWeather == PETALS ? 2. : still ? 0. : 1.;
    // Columns lean with the wind and each falls whole cells in a loop: the drift closes on itself.
    vec2 q = vec2(p.x + (still ? 0. : .35 * uWind * p.y), p.y) * s + k * 13.;
    q.y += uPhase * n * (rises ? -1. : 1.) + h1(floor(q.x) + k) * 9.;
    vec2 id = floor(q), key = vec2(id.x, n > 0. ? mod(id.y, n) : id.y) + k * 31.;
    float a = h2(key), b = h2(key + 17.3), on = step(uWeather == BUBBLES ? .72 : .4, h2(key + 5.1));
    vec2 f = fract(q) - .5 - .5 * (vec2(a, b) - .5) - vec2(still ? 0. : .14 * wave(1., a), 0.);
    float r = (.05 + .07 * b) * (uWeather == DUST || uWeather == SPARKS ? .55 : 1.), d = length(f) - r;
    if (uWeather == PETALS) d = ell(turn(TAU * (a + uPhase)) * f, vec2(r * 1.3, r * .65));
    if (uWeather == BUBBLES) d = abs(d) - .018;
    if (still) d = length(f) - .03 - .03 * b * b;
    float amount = uWeather == SPARKS ? .5 + .5 * wave(1., b) : still ? .6 + .35 * wave(1., b) : uWeather == DUST ? .45 : .9;
    glaze(c, ink, d / s, on * amount);
  }
}
