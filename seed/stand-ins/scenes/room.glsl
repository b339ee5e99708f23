// A room seen straight: wall, floor, light from a window, pictures or shelves, a table or a plinth.
#include "subjects.glsl"
const int GALLERY = 1;
const int KITCHEN = 2;
const int DESK = 3;
const int STAGE_LIGHT = 4;
const int SILL = 5;
uniform int uUse; //= gallery gallery, kitchen, desk, stage-light or sill
uniform float uFloor; //= -0.24
uniform float uWall; //= 2.6
uniform float uGround; //= 1.2
uniform float uLight; //= 3.9
uniform float uFurniture; //= 0.6
uniform float uBeam; //= -0.4 where the light falls, sideways
uniform float uSubjectX; //= 0.1
uniform float uSubjectY; //= -0.34
uniform float uSubjectSize; //= 0.42
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 0.1
uniform float uCompany; //= 0
uniform float uTable; //= 0 height of a table before the subject

void painting(inout vec3 c, vec2 q, vec2 b, float k) {
  float frame = box(q, b + .016);
  glaze(c, tone(0.), box(q - vec2(.012, -.018), b + .018), .3);
  put(c, tone(uFurniture), frame);
  put(c, tone(4.), box(q, b + .005));
  vec3 art = tone(1. + 3. * h1(k));
  vec2 v = q / b;
  float kind = floor(h1(k + 5.) * 5.);
  if (kind < 1.) {
    put(art, uAccent, (length(v - vec2(.25, .3)) - .38) * b.x);
    put(art, tone(.8), (v.y + .25 - .25 * sin(v.x * 3. + k)) * b.y);
  } else if (kind < 2.) {
    art = mix(art, mix(uAccent, tone(floor(h1(k + floor(v.x * 2. + 2.) + 7. * floor(v.y * 2. + 2.)) * 5.)), .65), 1.);
  } else if (kind < 3.) {
    put(art, tone(3.6), (abs(v.x - .1) - .3 + .2 * v.y) * b.x);
    put(art, uAccent, (length((v - vec2(.1, .5)) * vec2(1.2, 1.)) - .25) * b.x);
  } else if (kind < 4.) {
    for (int i = 0; i < 4; i++) put(art, i == 1 ? uAccent : tone(float(i)), (v.y - .6 + .45 * float(i) - .12 * sin(v.x * 5. + float(i) * 2. + k)) * b.y);
  } else {
    put(art, tone(.5), (abs(length(v) - .55) - .14) * b.x);
    put(art, uAccent, (abs(v.x + v.y) - .14) * b.x);
  }
  c = mix(c, art, inside(box(q, b)));
}

vec3 picture(vec2 p) {
  float sway = .012 * wave(1., 0.), f = uFloor;
  vec3 c = tone(uWall);
  float warm = length((p - vec2(uBeam + .35, .32)) * vec2(.8, 1.)) * 6.;
  c = tone(mix(min(uWall + .9, 4.), uWall - .5, clamp((floor(warm) + smoothstep(.93, 1., fract(warm))) / 6., 0., 1.)));
  vec2 w = p - vec2(sway, 0.);
  if (uUse == GALLERY) {
    for (int i = 0; i < 6; i++) {
      float k = float(i) + uSeed;
      vec2 b = vec2(.075 + .05 * h1(k + 2.), .08 + .06 * h1(k + 9.));
      painting(c, w - vec2(-.78 + .3 * float(i), .13 + .03 * (h1(k + 4.) - .5)), b, k + 20.);
    }
    put(c, tone(uWall + .5), abs(p.y - .42) - .012);
    for (int i = 0; i < 5; i++) {
      float x = -.72 + .36 * float(i);
      put(c, tone(uFurniture), box(w - vec2(x, .4), vec2(.018, .02)));
      glaze(c, tone(4.), max(abs(w.x - x) - .03 - .25 * (.4 - p.y), max(p.y - .38, f - p.y)), .1);
    }
  } else if (uUse == KITCHEN) {
    for (int i = 0; i < 2; i++) {
      float y = .2 - .19 * float(i);
      put(c, tone(uFurniture), box(w - vec2(.42, y), vec2(.34, .008)));
      for (int j = 0; j < 6; j++) {
        float k = float(j) + 7. * float(i), x = .14 + .11 * float(j), h = .03 + .05 * h1(k), r = .026 + .015 * h1(k + 3.);
        put(c, h1(k + 5.) > .65 ? uAccent : tone(.8 + 3. * h1(k + 8.)), min(box(w - vec2(x, y + .008 + h * .5), vec2(r, h * .5)) - .004, box(w - vec2(x, y + .02 + h), vec2(r * .4, .012))));
      }
    }
    for (int i = 0; i < 4; i++) {
      vec2 q = w - vec2(-.2 + .1 * float(i), .5);
      q = turn(.03 * wave(1., float(i) * .2)) * q;
      put(c, tone(uFurniture * .6), min(box(q - vec2(0., -.06), vec2(.003, .07)), ell(q - vec2(0., -.17), vec2(.025 + .01 * mod(float(i), 2.), .05))));
    }
  } else if (uUse == DESK) {
    for (int i = 0; i < 3; i++) {
      float y = .34 - .2 * float(i);
      for (int j = 0; j < 9; j++) {
        float k = float(j) + 11. * float(i), x = .2 + .07 * float(j), h = .05 + .04 * h1(k);
        put(c, h1(k + 5.) > .75 ? uAccent : tone(.4 + 2.4 * h1(k + 8.)), box(w - vec2(x, y - .08 + h), vec2(.024, h)));
      }
      put(c, tone(uFurniture), box(w - vec2(.5, y - .09), vec2(.36, .008)));
    }
  } else if (uUse == STAGE_LIGHT) {
    float fold = abs(fract(p.x * 7. + .12 * sin(p.y * 4.) + .04 * wave(1., p.x)) - .5);
    c = mix(c, tone(uWall - .8), step(.25, fold) * .55);
    for (int i = 0; i < 3; i++) {
      float x = -.5 + .5 * float(i);
      vec2 q = turn((x - uSubjectX) * -.9 + .12 * wave(1., float(i) / 3.)) * (p - vec2(x, .52));
      glaze(c, i == 1 ? uAccent : tone(4.), max(abs(q.x) - .02 + .22 * q.y, q.y), .16);
    }
  }
  if (uUse != STAGE_LIGHT && uUse != GALLERY) {
    vec2 q = w - vec2(uBeam, .14);
    float pane = box(q, vec2(.2, .24)), bar = min(abs(q.x) - .006, abs(q.y - .03) - .006);
    put(c, tone(uFurniture), box(q, vec2(.225, .265)));
    vec3 view = bandedSky(q * 1.6, vec2(.05, .1), -.1, 3.9, 2.6, 5.);
    put(view, tone(2.), q.y + .09 - .1 * hills(q.x * 7. + 5.));
    put(view, tone(1.2), q.y + .16 - .07 * hills(q.x * 9. + 25.));
    put(view, uAccent, disc(q - vec2(.05, .1), .04));
    c = mix(c, view, inside(max(pane, -bar)));
    if (uUse == SILL) put(c, tone(uFurniture + .6), box(q + vec2(0., .28), vec2(.3, .02)));
  }
  put(c, tone(uGround), p.y - f);
  put(c, tone(uFurniture + .4), abs(p.y - f) - .008);
  float z = f - p.y;
  if (z > 0.) {
    glaze(c, tone(0.), (abs(fract((p.x - sway) / (z + .35) * 3.) - .5) * .1 - .0035), .22);
    float beam = abs((p.x - uBeam - .2 - z * .9) ) - .17 - z * .3, row1 = abs(z - .12) - .09;
    glaze(c, tone(uLight), max(max(beam, row1), .01 - min(abs(p.x - uBeam - .2 - z * .9), abs(z - .12))), .42);
    if (uUse == STAGE_LIGHT) glaze(c, tone(uLight), ell(p - vec2(uSubjectX, uSubjectY), vec2(.4, .08)), .5);
  }
  for (int i = 0; i < 3; i++) {
    float k = float(i) + 1.;
    if (k > uCompany) break;
    vec2 at = vec2(uSubjectX + (mod(k, 2.) < .5 ? -.17 : .21) * k, uSubjectY + .015 * k);
    glaze(c, tone(0.), ell(p - at, vec2(.3, .04) * uSubjectSize), .3);
    figure(c, p, at, uSubjectSize * (.95 - .16 * k), uPhase * uGait + h1(k), mod(k, 2.) < .5 ? uTowards : -uTowards, tone(uBody + .6 * k), mix(uAccent, tone(2.5), .35));
  }
  glaze(c, tone(0.), ell(p - vec2(uSubjectX, uSubjectY), vec2(.42, .045) * uSubjectSize), .35);
  figure(c, p, vec2(uSubjectX, uSubjectY), uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  if (uTable > 0.) {
    float y = -.5 + uTable;
    put(c, tone(uFurniture), box(p - vec2(0., y - .02), vec2(1., .02)));
    put(c, tone(uFurniture + .5), abs(p.y - y) - .004);
    put(c, tone(max(uFurniture - .3, 0.)), p.y - y + .04);
    glaze(c, tone(uLight), max(abs(p.x - uBeam - .35) - .2, abs(p.y - y + .02) - .02), .3);
    if (uUse == KITCHEN) {
      for (int i = 0; i < 9; i++) {
        vec2 q = p - vec2(-.5 + .09 * float(i), y + .014);
        put(c, tone(3.6 + .4 * mod(float(i), 2.)), ell(q, vec2(.034, .022)));
      }
      put(c, uAccent, max(disc(p - vec2(.55, y + .1), .1), p.y - y - .1));
      put(c, tone(3.9), ell(p - vec2(.55, y + .1), vec2(.1, .016)));
    }
  }
  weather(c, p, tone(4.));
  return c;
}
