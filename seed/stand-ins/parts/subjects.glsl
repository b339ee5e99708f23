// One door to every silhouette, whoever stands, flies or floats; kinds are numbered by hundreds.
uniform int uSubject; //= none any silhouette
uniform float uSwap; //= 0 1 swaps body and accent
uniform float uRim; //= 0 strength of a pale edge, for figures before the dark
#include "creatures.glsl"
#include "people.glsl"
#include "flyers.glsl"
#include "things.glsl"

vec2 silhouette(vec2 q, float ph) {
  if (uSubject < 200) return vec2(creature(q, ph), uSubject == MAMMOTH ? tusk(q, ph) : uSubject == FLUFF ? wideEyes(q, ph) : uSubject == TORTOISE ? seams(q) : 1e3);
  if (uSubject < 300) return person(q, ph);
  if (uSubject < 400) return flyer(q, ph);
  return thing(q, ph);
}
// Lays the figure in the given height at a place; towards is 1 for right, -1 for left.
void figure(inout vec3 c, vec2 p, vec2 at, float size, float ph, float towards, vec3 body, vec3 accent) {
  if (uSubject == NONE) return;
  vec2 q = (p - at) / size;
  q.x *= towards;
  WHERE(abs(q.x) < 1.05 && q.y > (uSubject < 300 || uSubject > 400 ? -.1 : -.75) && q.y < (uSubject < 300 || uSubject > 400 ? 1.55 : .8)) {
    vec2 d = silhouette(q, ph) * size;
    bool under = uSubject == CAR || uSubject == OLD_CAR || uSubject == TRAIN || uSubject == CRANE;
    if (uRim > 0.) glaze(c, tone(4.), min(d.x, d.y) - .0035, uRim);
    if (under) put(c, uSwap > 0. ? body : accent, d.y);
    put(c, uSwap > 0. ? accent : body, d.x);
    if (!under) put(c, uSwap > 0. ? body : accent, d.y);
  }
}
