// A small world in a vessel on a table: a cup with a sea in it, a dish, a globe of glass, a pot.
#include "subjects.glsl"
const int CUP = 1;
const int DISH = 2;
const int GLOBE = 3;
const int SEA_INSIDE = 1;
const int BAMBOO_INSIDE = 2;
const int SAND_INSIDE = 3;
const int CITY_INSIDE = 4;
uniform int uVessel; //= cup cup, dish or globe
uniform int uWorld; //= sea-inside sea-inside, bamboo-inside, sand-inside or city-inside
uniform float uTable; //= -0.16 edge of the table
uniform float uVesselX; //= -0.08
uniform float uVesselY; //= -0.02
uniform float uVesselSize; //= 0.4
uniform float uWall; //= 1.2
uniform float uGlow; //= 3.2 the window's light on the wall
uniform float uWood; //= 0.9
uniform float uWare; //= 3.8 tone of the vessel
uniform float uLiquid; //= 0.8
uniform float uSubjectX; //= -0.16
uniform float uSubjectSize; //= 0.2
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 0.1
uniform float uCompany; //= 1
uniform float uSteam; //= 1

void world(inout vec3 c, vec2 q, float r, float flat1) {
  float edge = ell(q, vec2(r, r * flat1)), sway = .02 * wave(1., 0.);
  if (uWorld == SEA_INSIDE) {
    put(c, tone(uLiquid), edge);
    for (int i = 0; i < 5; i++) {
      float k = float(i), y = r * flat1 * (.75 - .36 * k), s = mod(k, 2.) * 2. - 1.;
      float crest = y + .008 * (1. + k * .5) * sin(q.x * (34. - 3. * k) + s * TAU * uPhase + k * 2.);
      if (i == 2 || i == 3) {
        float side = i == 2 ? 1. : -1.;
        if (side < 0. || uCompany > 0.) figure(c, q, vec2(-side * uSubjectX + .01 * wave(1., .2 * k), crest - .02), uSubjectSize * (i == 2 ? .82 : 1.), uPhase * uGait + .5 * k, -side * uTowards, tone(uBody), i == 2 ? tone(3.6) : uAccent);
      }
      put(c, tone(uLiquid + .35 * mod(k, 2.) + .12 * k), max(edge, q.y - crest));
      glaze(c, tone(4.), max(edge, abs(q.y - crest) - .0022 - .001 * k), .75);
    }
  } else {
    put(c, tone(uWorld == SAND_INSIDE ? 3.3 : 2.2), edge);
    if (uWorld == SAND_INSIDE) {
      float a = length((q - vec2(uSubjectX, 0.)) * vec2(1., 1. / flat1)), b = q.y / flat1 + .02 * sin(q.x * 16.);
      float rake = abs(fract(a * 24.) - .5) - .14;
      glaze(c, tone(2.2), max(edge + .01, (a < .14 ? rake : abs(fract(b * 24.) - .5) - .14) * .02), .6);
      put(c, tone(1.), max(ell(q - vec2(.12, .02), vec2(.06, .055)), .01 - q.y));
      put(c, tone(1.4), max(ell(q - vec2(.19, .0), vec2(.035, .04)), -q.y - .01));
    }
    float n = uWorld == CITY_INSIDE ? 8. : 11.;
    for (int i = 0; i < 11; i++) {
      float k = float(i);
      if (k >= n || uWorld == SAND_INSIDE) break;
      float x = r * (-.78 + 1.56 * h1(k + 3.)), back = 1. - k / n, y = r * flat1 * (back * 1.3 - .75), h = r * (.75 + .5 * h1(k + 9.));
      WHERE(abs(q.x - x) < .09) {
      vec3 ink = tone(mix(.5, 2.6, back));
      if (uWorld == BAMBOO_INSIDE) {
        float lean = sway * (q.y - y) * 2. + .06 * (h1(k) - .5) * (q.y - y);
        put(c, ink, max(abs(q.x - x - lean) - .007, max(y - q.y, q.y - y - h)));
        for (int j = 0; j < 4; j++) {
          float u = y + h * (.5 + .16 * float(j));
          vec2 v = turn((mod(float(j), 2.) * 2. - 1.) * 1.2 + .1 * wave(1., k * .1)) * (q - vec2(x + lean, u));
          put(c, mix(ink, uAccent, .12), ell(v - vec2(0., .035), vec2(.011, .042)));
        }
      } else {
        put(c, ink, max(abs(q.x - x) - .035, max(y - q.y, q.y - y - h * .6)));
        put(c, mix(ink, uAccent, .7), tri(q, vec2(x, y + h * .6 + .07), vec2(x - .045, y + h * .6), vec2(x + .045, y + h * .6)));
      }
      }
      if (i == 6 || i == 8) figure(c, q, vec2(uSubjectX + .3 * (k - 6.) * .5 + .02 * wave(1., k * .3), y - .01), uSubjectSize * .8, uPhase * uGait + k * .3, i == 6 ? 1. : -1., tone(uBody), uAccent);
    }
    figure(c, q, vec2(uSubjectX, -r * flat1 * .45), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  }
}

vec3 picture(vec2 p) {
  float sway = .008 * wave(1., 0.);
  vec3 c = bandedSky(p, vec2(.35, .3), uTable, uGlow, uWall, 6.);
  vec2 w = p - vec2(.42 + sway, .2);
  w.x += .12 * w.y;
  float pane = box(w, vec2(.26, .24));
  glaze(c, tone(min(4., uGlow + .5)), max(pane, .008 - min(abs(w.x), abs(w.y - .02))), .75);
  glaze(c, uAccent, max(disc(w - vec2(-.1, .06), .07), max(pane, .008 - min(abs(w.x), abs(w.y - .02)))), .7);
  put(c, tone(uWood), p.y - uTable);
  for (int i = 0; i < 4; i++) glaze(c, tone(uWood + .6), max(p.y - uTable + .03 + .075 * float(i) + .006 * sin(p.x * 5. + float(i) * 2.), -(p.y - uTable + .036 + .075 * float(i) + .006 * sin(p.x * 5. + float(i) * 2.))), .6);
  glaze(c, tone(min(uWood + 1.6, 4.)), max(abs(p.x - .25 + p.y * .9 + .3) - .2, p.y - uTable), .28);
  vec2 at = vec2(uVesselX + sway * 2., uVesselY), q = p - at;
  float r = uVesselSize;
  if (uVessel == CUP) {
    glaze(c, tone(0.), ell(q - vec2(-.12, -r * .92), vec2(r * 1.3, r * .12)), .45);
    put(c, tone(uWare - .5), ell(q - vec2(0., -r * .88), vec2(r * 1.28, r * .16)));
    put(c, tone(uWare), ell(q - vec2(0., -r * .86), vec2(r * 1.28, r * .16)));
    glaze(c, tone(uWare - 1.), ell(q - vec2(0., -r * .84), vec2(r * .8, r * .09)), .8);
    put(c, tone(uWare - .6), abs(ell(q - vec2(r * 1.02, -r * .3), vec2(r * .3, r * .28))) - r * .06);
    float body = max(ell(q, vec2(r, r * .95)), q.y);
    put(c, tone(uWare), body);
    glaze(c, tone(uWare - 1.1), max(body, -ell(q - vec2(r * .22, .04), vec2(r, r * 1.02))), .85);
    put(c, uAccent, max(body, abs(q.y + r * .3 + .04 * r * cos(q.x / r * 1.5)) - .007));
    put(c, tone(uWare), ell(q, vec2(r, r * .3)));
    put(c, tone(uWare - 1.3), ell(q, vec2(r * .955, r * .275)));
    vec2 v = q + vec2(0., r * .03);
    world(c, v, r * .92, .25);
    put(c, tone(uWare), max(max(ell(q, vec2(r, r * .3)), -ell(q, vec2(r * .955, r * .275))), q.y));
  } else if (uVessel == DISH) {
    glaze(c, tone(0.), ell(q - vec2(-.06, -r * .55), vec2(r * 1.15, r * .3)), .4);
    put(c, tone(uWare - .8), ell(q - vec2(0., -r * .46), vec2(r, r * .34)));
    put(c, tone(uWare - .3), box(q - vec2(0., -r * .38), vec2(r, r * .08)));
    put(c, tone(uWare - .1), ell(q - vec2(0., -r * .3), vec2(r, r * .34)));
    world(c, q + vec2(0., r * .3), r * .95, .32);
    glaze(c, tone(4.), abs(ell(q - vec2(0., -r * .3), vec2(r, r * .34))) - .004, .9);
    glaze(c, tone(4.), max(abs(ell(q - vec2(0., -r * .44), vec2(r, r * .34))) - .003, q.y + r * .38), .8);
  } else {
    glaze(c, tone(0.), ell(q - vec2(-.08, -r * .86), vec2(r * .9, r * .13)), .45);
    put(c, tone(uWood * .4), min(box(q - vec2(0., -r * .86), vec2(r * .52, r * .06)), tri(q, vec2(0., -r * .5), vec2(-r * .6, -r * .9), vec2(r * .6, -r * .9))));
    float ball = disc(q, r * .9);
    vec3 inner = mix(c, tone(3.8), .35);
    put(inner, tone(2.8), ell(q - vec2(-r * .3, r * .3), vec2(r * .5, r * .4)));
    glaze(inner, mix(uAccent, tone(4.), .4), disc(q - vec2(r * .3, r * .34), r * .16), .8);
    put(inner, tone(2.), q.y + .2 * r - .16 * r * hills(q.x * 9. + 3.));
    world(inner, q + vec2(0., r * .36), r * .82, .4);
    c = mix(c, inner, inside(ball));
    glaze(c, tone(0.), max(ball, -disc(q - vec2(-.05, .06) * r * 3., r * .95)), .22);
    glaze(c, tone(4.), abs(ball) - .003, .8);
    glaze(c, tone(4.), max(abs(disc(q, r * .78)) - .008, max(q.x + .3 * r, -q.y + .2 * r)), .85);
  }
  if (uSteam > 0.) for (int i = 0; i < 3; i++) {
    float k = float(i) - 1., y = p.y - uVesselY;
    float x = q.x - k * r * .4 - .03 * sin(y * 14. + TAU * (uPhase * -1. + k * .3));
    glaze(c, tone(4.), max(abs(x) - .012 * smoothstep(.42, .1, y) , .12 - y), .3 * smoothstep(.12, .2, y));
  }
  weather(c, p, tone(4.));
  return c;
}
