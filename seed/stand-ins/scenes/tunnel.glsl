// A way into the depth: chambers, arches or halls one behind the other, light at the end.
#include "subjects.glsl"
const int NEST = 1;
const int ARCHES = 2;
const int HALL = 3;
const int VEINS = 4;
const int STACKS = 5;
uniform int uKind; //= nest nest, arches, hall, veins or stacks
uniform float uEye; //= 0.06 where the light stands, sideways
uniform float uEyeY; //= 0.02
uniform float uEnd; //= 3.8 tone of the light at the end
uniform float uMouth; //= 0.2 tone of the nearest ring
uniform float uTurns; //= 1 rings passed in a loop, even where they alternate
uniform float uSubjectX; //= 0.06
uniform float uSubjectY; //= -0.3
uniform float uSubjectSize; //= 0.3
uniform float uTowards; //= 1
uniform float uGait; //= 2
uniform float uBody; //= 0
uniform float uCompany; //= 0
uniform float uWater; //= 0

float gate(vec2 q, float k) {
  if (uKind == ARCHES) {
    float side = abs(q.x) - .62, spring = .25;
    float arch = q.y < spring ? side : length(vec2(abs(q.x) + .5, q.y - spring)) - 1.12;
    return max(arch, -q.y - .72);
  }
  if (uKind == HALL) return box(q, vec2(.95, .62));
  if (uKind == STACKS) return box(q, vec2(.6, .75)) + .03 * step(.5, fract(q.y * 7. + k * 5.));
  float a = atan(q.y, q.x), w = uKind == VEINS ? .07 : .2;
  return length(q * vec2(.85, 1.)) - .62 - w * (n1(a * 1.2732 + 4. + k * 9., 8.) - .5) - w * .6 * (n1(a * 2.5465 + 8. + k * 5., 16.) - .5);
}

vec3 picture(vec2 p) {
  vec2 eye = vec2(uEye + .02 * wave(1., 0.), uEyeY + .012 * wave(1., .25));
  vec3 c = tone(uEnd);
  light(c, p, eye + vec2(.01, .02), .05, mix(tone(4.), uAccent, .3));
  float travel = fract(uPhase * uTurns), lap = floor(uPhase * uTurns);
  for (int i = 0; i < 7; i++) {
    float n = float(i) + travel, k = n / 7., s = .09 * exp(k * 2.75);
    float ring = mod(float(6 - i) + lap, uTurns > 1.5 ? uTurns : 1.);
    vec2 at = mix(eye, vec2(0.), k * .8), q = (p - at) / s;
    if (uKind != HALL && uKind != ARCHES) q = turn(.2 * sin(ring * 2.)) * q;
    float d = -gate(q, ring) * s;
    vec3 ink = tone(mix(uEnd - .35, uMouth, pow(k, .8)));
    put(c, ink, d);
    glaze(c, tone(min(uEnd, mix(uEnd, uMouth + 1.3, k))), abs(d + .006 * (1. + 2. * k)) - .004 * (1. + k), .7);
    if (uKind == HALL) {
      float wall = max(abs(abs(q.x) - 1.06) - .075, abs(q.y - .06) - .2);
      put(c, tone(3.6), wall * s);
      put(c, mod(float(i) - lap, 2.) < .5 ? uAccent : tone(2.2), (wall + .02) * s);
      glaze(c, tone(0.), box(q - vec2(0., -.72), vec2(1.1, .06)) * s, .25);
    } else if (uKind == ARCHES) {
      float column = max(abs(abs(q.x) - .72) - .055, abs(q.y) - .9), window = max(abs(abs(q.x) - 1.) - .1, abs(q.y - .3) - .34);
      glaze(c, tone(min(4., mix(uEnd, uMouth + .9, k))), column * s, .6);
      glaze(c, mix(uAccent, tone(3.4), .25), max(window, length(vec2(abs(abs(q.x) - 1.), q.y - .46)) - .2) * s, .85 - .3 * k);
    } else if (uKind == NEST) {
      for (int j = 0; j < 3; j++) {
        float a = float(j) * 2.1 + ring * 1.3 + 3.6;
        vec2 v = q - .76 * vec2(cos(a), sin(a));
        glaze(c, tone(mix(uEnd, uMouth, k) * .75), ell(v, vec2(.1, .075)) * s, .8);
        if (uCompany > 0.) {
          vec2 w = q - .66 * vec2(cos(a + .5), sin(a + .5));
          w = turn(a + .5 - 1.57) * w;
          float ant = min(min(disc(w, .022), ell(w + vec2(.05, 0.), vec2(.035, .026))), min(disc(w - vec2(.04, 0.), .02), abs(abs(w.x) - .02) - .004 + max(abs(w.y) - .05, 0.)));
          put(c, tone(0.), ant * s);
        }
      }
    } else if (uKind == VEINS) {
      float a = atan(q.y, q.x);
      glaze(c, tone(mix(uEnd, uMouth + .8, k)), (abs(fract(a * 1.5915 + ring * .3) - .5) * .5 - .02) * s, .35 * step(0., -d) );
    } else {
      float shelf = abs(fract(q.y * 3.5) - .5) * .28 - .012;
      glaze(c, tone(mix(uEnd, uMouth + .6, k)), max(shelf * s, d), .5);
      float book = h1(floor(q.x * 24.) + floor(q.y * 3.5) * 13. + ring);
      glaze(c, mix(uAccent, tone(book * 4.), step(.25, book)), max(max(abs(fract(q.x * 24.) - .5) - .42, abs(fract(q.y * 3.5 + .5) - .42) - .26 - .1 * book) * .04, d) , .75 * step(.6, abs(q.x)));
    }
  }
  if (uWater > 0.) {
    float crest = -.1 - .24 * p.x + .2 * smoothstep(-.2, .7, -p.x) * sin(p.x * 4. + 1.) + .015 * sin(p.x * 12. + TAU * uPhase);
    put(c, tone(1.6), p.y - crest);
    for (int i = 0; i < 6; i++) {
      float y = crest - .05 - .075 * float(i) - .02 * sin(p.x * 7. + float(i) + TAU * uPhase);
      glaze(c, tone(2.4 + .3 * float(i)), abs(p.y - y) - .006, .8);
    }
    put(c, tone(4.), abs(p.y - crest - .006) - .014 - .014 * n1(p.x * 24. + 4. * wave(1., 0.)));
  } else {
    float floor1 = p.y - (uEyeY - .14) + .3 * pow(abs(p.x - uEye), 1.3);
    if (uKind == NEST) glaze(c, tone(uMouth), floor1 + .12, .5);
  }
  for (int i = 0; i < 4; i++) {
    float k = float(i) + 1.;
    if (k > uCompany || uKind == NEST) break;
    vec2 at = vec2(uSubjectX + (mod(k, 2.) < .5 ? 1. : -1.) * (.1 + .1 * k), uSubjectY - .03 * k);
    figure(c, p, at, uSubjectSize * (.5 + .12 * k), uPhase * uGait + h1(k), mod(k, 2.) < .5 ? -1. : 1., tone(mix(uMouth, uBody, .5)), tone(1.));
  }
  figure(c, p, vec2(uSubjectX, uSubjectY + .008 * wave(1., 0.)), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  weather(c, p, tone(4.));
  return c;
}
