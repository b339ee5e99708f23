// Outer space: stars, a banded planet with its night side, moons, a road or a ring, a traveller.
#include "subjects.glsl"
const int RING = 1;
const int RAINBOW = 2;
const int EYE = 3;
const int BARE = 4;
const int HORIZON = 5;
uniform int uSight; //= ring ring, rainbow, eye, bare or horizon
uniform float uPlanetX; //= 0.34
uniform float uPlanetY; //= -0.06
uniform float uPlanetSize; //= 0.34
uniform float uSkyTone; //= 0.15
uniform float uSpin; //= 1
uniform float uSubjectX; //= -0.34
uniform float uSubjectY; //= 0.02
uniform float uSubjectSize; //= 0.3
uniform float uTowards; //= 1
uniform float uGait; //= 1
uniform float uBody; //= 3.6
uniform float uSkin; //= 2.2

void stars(inout vec3 c, vec2 p) {
  for (int i = 0; i < 3; i++) {
    float s = 10. + 7. * float(i);
    vec2 q = p * s + vec2(.2 * wave(1., 0.), 0.), id = floor(q), f = fract(q) - .5 - .6 * (vec2(h2(id), h2(id + 9.)) - .5);
    float k = h2(id + 31.), r = .03 + .06 * k * k;
    float d = min(length(f) - r, max(min(abs(f.x), abs(f.y)) - .012, abs(f.x) + abs(f.y) - r * 4. * step(.9, k)));
    glaze(c, mix(tone(4.), uAccent, step(.85, h2(id + 5.))), d / s, step(.72, k) * (.6 + .4 * wave(1., k)));
  }
}
void globe(inout vec3 c, vec2 p, vec2 at, float r) {
  vec2 q = (p - at) / r;
  WHERE(length(q) < 1.3) {
    glaze(c, tone(3.), (length(q) - 1.12) * r, .22);
    float z = sqrt(max(0., 1. - dot(q, q)));
    vec3 n = vec3(q, z);
    float lon = atan(n.x, n.z), lat = asin(clamp(n.y * .94 + n.x * .2, -1., 1.));
    float band = fract(lat * 1.9 + .12 * sin(lon * 3. + 2. * lat) + .06 * sin(lon * 6. + TAU * uSpin * uPhase));
    vec3 ink = tone(band < .25 ? 2.8 : band < .5 ? 2.1 : band < .8 ? 3.2 : 1.6);
    if (uSight == EYE || uSight == HORIZON || uSight == BARE) {
      float ground = fbm(vec2(lon * 1.6 + .06 * wave(1., 0.), lat * 2.2) + 7.);
      ink = tone(ground > .52 ? 2.9 : 1.5);
      ink = mix(ink, uAccent, step(.6, ground) * .75);
      float cloud = n2(vec2(lon * 3. + .1 * wave(1., .2), lat * 7.) + 3.);
      ink = mix(ink, tone(4.), step(.68, cloud));
    } else ink = mix(ink, uAccent, step(length((q - vec2(-.25, -.3)) * vec2(1., 1.7)), .17));
    put(c, ink, (length(q) - 1.) * r);
    float night = length(q - vec2(-.34, .3)) - 1.02;
    glaze(c, tone(0.), max(-night, length(q) - 1.) * r, .62);
    glaze(c, tone(0.), max(-night + .16, length(q) - 1.) * r, .5);
  }
}

vec3 picture(vec2 p) {
  vec2 at = vec2(uPlanetX + .006 * wave(1., 0.), uPlanetY);
  vec3 c = tone(uSkyTone);
  for (int i = 0; i < 3; i++) {
    float k = float(i), d = length((turn(.5) * (p - at * .5)) * vec2(.55, 1. + .3 * k)) - .52 + .16 * k - .03 * n1(atan(p.y, p.x) * 3. + 9.);
    glaze(c, tone(uSkyTone + .45 + .3 * k), d, .55);
  }
  stars(c, p);
  float r = uPlanetSize;
  if (uSight == EYE) {
    float lid = mix(1., .06, smoothstep(.9, .985, wave(1., .1)));
    vec3 skin = tone(uSkin);
    vec2 q = p - vec2(.02, 0.);
    float w = .78, open = (abs(q.x) < w ? .36 * lid * (1. - pow(abs(q.x) / w, 2.2)) : -.01);
    vec3 out1 = skin;
    for (int i = 0; i < 3; i++) {
      float k = float(i);
      glaze(out1, tone(max(uSkin - .5 - .3 * k, 0.)), abs(q.y - open * (1.2 + .13 * k) - .07 - .035 * k + .1 * q.x * q.x) - .012 + .005 * k, .75);
      glaze(out1, tone(max(uSkin - .5, 0.)), abs(q.y + open * (1.04 + .1 * k) + .05 + .04 * k) - .004, .5);
    }
    float brow = abs(q.y - .43 + .3 * q.x * q.x - .06 * q.x) - .03 + .03 * smoothstep(.2, .8, abs(q.x));
    put(out1, tone(.2), brow);
    vec3 white = tone(3.9);
    put(white, tone(.2), disc(q, r * 1.03));
    vec3 iris = white;
    globe(iris, q, vec2(0.), r * .97);
    for (int i = 0; i < 2; i++) {
      float g = atan(q.y, q.x);
      glaze(iris, i == 0 ? uAccent : tone(3.4), max(abs(length(q) - r * (.62 + .2 * float(i)) - .02 * sin(g * 24. + float(i) * 2.)) - .012, length(q) - r * .95), .35);
    }
    put(iris, tone(0.), disc(q, r * (.36 + .02 * wave(1., .6))));
    put(iris, tone(4.), disc(q - vec2(-.1, .11), r * .14));
    glaze(iris, tone(0.), (open - .06) - q.y, .35);
    c = mix(out1, iris, inside(abs(q.y) - open));
    float lash = q.y - open;
    put(c, tone(.05), abs(lash) - .013 * smoothstep(.8, .1, abs(q.x)) - .004);
    float fan = (q.x - lash * q.x * .9) * 17.;
    put(c, tone(.05), max((abs(fract(fan) - .5) - .12 + lash * .9) * .05, max(-lash, lash - .1)) + step(.76, abs(q.x)));
    return c;
  }
  if (uSight == HORIZON) {
    globe(c, p, vec2(at.x, -1.15), 1.);
    light(c, p, vec2(at.x - .2, at.y + .26), .06, mix(tone(4.), uAccent, .3));
  } else if (uSight != RAINBOW) {
    globe(c, p, at, r);
  }
  if (uSight == RING) {
    vec2 q = turn(.32) * (p - at) / r;
    float e = length(q * vec2(1., 3.6)), ring = max(abs(e - 1.72) - .3, 0. - 9.);
    float hide = step(length(q), 1.) * step(0., q.y);
    glaze(c, tone(3.3), ring * r * .4, .85 * (1. - hide));
    glaze(c, uAccent, (abs(e - 1.62) - .05) * r * .4, .9 * (1. - hide));
    glaze(c, tone(uSkyTone), (abs(e - 1.8) - .03) * r * .4, .8 * (1. - hide));
  }
  if (uSight == RAINBOW) {
    globe(c, p, at + vec2(0., .1), r * .55);
    float down = .22 - p.y;
    WHERE(down > 0.) {
      float lane = (p.x + .1 - .34 * sin(down * 5.5 + .4) * (.75 - down) ) / (down * .55 + .02);
      float stripe = floor((lane * .5 + .5) * 5.), f = fract((lane * .5 + .5) * 5.);
      vec3 ink = stripe < 1. ? uAccent : stripe < 2. ? mix(uAccent, tone(4.), .5) : stripe < 3. ? tone(4.) : stripe < 4. ? tone(3.) : tone(2.);
      float tiles = step(.5, fract(log(down + .02) * 4. - uPhase * 2.));
      put(c, mix(ink, tone(uSkyTone), .16 * tiles), (abs(lane) - 1.) * (down * .55 + .02));
      put(c, tone(4.), abs(abs(lane) - 1.03) * (down * .55 + .02) - .006 - .01 * down);
    }
  }
  vec2 s = vec2(uSubjectX, uSubjectY) + .02 * vec2(wave(1., .3), wave(1., 0.));
  figure(c, p, s, uSubjectSize, uPhase * uGait, uTowards, tone(uBody), uAccent);
  weather(c, p, tone(4.));
  return c;
}
