// What flies or floats, about one unit wide round its middle, looking along +x.
const int BIRD = 301;
const int MACAW = 302;
const int PAPER_PLANE = 303;
const int DRAGON = 304;
const int DUCK = 305;
const int WINGED_DUCK = 306;
const int BUTTERFLY = 307;
const int BEE = 308;
const int DRONE = 309;
const int JUMPER = 310;
const int WHALE = 311;
const int SHARK = 312;
const int TURTLE = 313;
const int FISH = 314;
const int OCTOPUS = 315;
const int DIVER = 316;
const int RECORD = 317;
const int PIG = 318;

float wing(vec2 q, vec2 at, float flap, float len, float r) {
  vec2 e = at + len * .5 * vec2(-.1, .9 * flap + .2), t = at + len * vec2(-.5, .9 * flap - .1);
  return min(cap(q, at, e, r, r * .8), cap(q, e, t, r * .8, r * .12));
}

vec2 flyer(vec2 q, float ph) {
  float flap = sin(TAU * ph), d = 1e3, a = 1e3;
  if (uSubject == BIRD || uSubject == MACAW) {
    q.y += .03 * flap;
    d = ell(q, vec2(.3, .085));
    d = min(d, disc(q - vec2(.29, .05), .08));
    d = min(d, tri(q, vec2(.34, .1), vec2(.34, .0), vec2(.48, .02)));
    d = min(d, tri(q, vec2(-.2, .04), vec2(-.2, -.05), vec2(uSubject == MACAW ? -.85 : -.5, -.02)));
    a = min(wing(q, vec2(.05, .03), flap, .62, .1), wing(q, vec2(.0, .03), flap * .8 + .15, .5, .09));
    return uSubject == MACAW ? vec2(d, a) : vec2(min(d, a), 1e3);
  }
  if (uSubject == PAPER_PLANE) {
    vec2 v = turn(-.12 + .1 * flap) * q;
    d = tri(v, vec2(.5, .05), vec2(-.45, .3), vec2(-.3, .02));
    a = tri(v, vec2(.5, .05), vec2(-.3, .02), vec2(-.34, -.16));
    return vec2(d, a);
  }
  if (uSubject == DRAGON) {
    d = 1e3;
    vec2 last = vec2(.62, .1 * sin(TAU * (ph + .1)));
    for (int i = 1; i < 9; i++) {
      float k = float(i);
      vec2 next = vec2(.62 - k * .18, .16 * sin(TAU * (ph - k * .13)) * (.4 + k * .08));
      d = min(d, cap(q, last, next, .1 * (1.05 - k * .1), .1 * (.95 - k * .1)));
      float spike = tri(q, mix(last, next, .2) + vec2(0, .04), mix(last, next, .8) + vec2(0, .04), mix(last, next, .8) + vec2(-.03, .19 - .014 * k));
      a = min(a, spike);
      last = next;
    }
    vec2 h = q - vec2(.7, .04 + .1 * sin(TAU * (ph + .1)));
    d = min(d, min(disc(h, .12), cap(h, vec2(.04, -.02), vec2(.24, -.05), .085, .06)));
    a = min(a, min(cap(h, vec2(-.04, .08), vec2(-.2, .27), .03, .01), cap(h, vec2(.03, .09), vec2(-.06, .3), .03, .01)));
    a = min(a, min(cap(h, vec2(.26, -.02), vec2(.44, .09 + .04 * flap), .012, .006), cap(h, vec2(-.06, -.1), vec2(-.1, -.24), .04, .01)));
    return vec2(d, a);
  }
  if (uSubject == DUCK || uSubject == WINGED_DUCK) {
    d = ell(q, vec2(.42, .24));
    d = min(d, tri(q, vec2(-.3, .12), vec2(-.62, .26), vec2(-.34, -.1)));
    d = blend(d, cap(q, vec2(.26, .1), vec2(.34, .36), .13, .11), .08);
    d = min(d, disc(q - vec2(.38, .46), .16));
    a = min(ell(q - vec2(.58, .43), vec2(.13, .04)), ell(q - vec2(.56, .38), vec2(.1, .035)));
    if (uSubject == DUCK) {
      float s = .1 * sin(TAU * ph);
      a = min(a, min(cap(q, vec2(-.04, -.2), vec2(-.04 + s, -.44), .03, .03), cap(q, vec2(.12, -.2), vec2(.12 - s, -.44), .03, .03)));
      a = min(a, min(cap(q, vec2(-.04 + s, -.46), vec2(.1 + s, -.46), .03, .02), cap(q, vec2(.12 - s, -.46), vec2(.26 - s, -.46), .03, .02)));
      return vec2(d, a);
    }
    d = min(d, cap(q, vec2(-.4, .06), vec2(-.9, .02 + .1 * flap), .08, .015));
    float w = min(tri(q, vec2(.1, .1), vec2(-.26, .1), vec2(-.5, .2 + .6 * flap)), tri(q, vec2(.1, .1), vec2(-.5, .2 + .6 * flap), vec2(-.06, .3 + .75 * flap)));
    a = min(a, w - .015);
    return vec2(min(d, disc(q - vec2(.0, .3), .09)), a);
  }
  if (uSubject == BUTTERFLY) {
    float w = .35 + .65 * abs(cos(TAU * ph * .5));
    vec2 v = turn(-.5) * q;
    v.x = abs(v.x) / w;
    d = ell(turn(.6) * (v - vec2(.27, .19)), vec2(.3, .19));
    d = min(d, ell(turn(-.5) * (v - vec2(.2, -.17)), vec2(.2, .15)));
    a = min(disc(v - vec2(.3, .2), .085), disc(v - vec2(.22, -.17), .06));
    return vec2(min(min(d, ell(v, vec2(.04, .26))), cap(v, vec2(.0, .22), vec2(.12, .44), .015, .012)), a);
  }
  if (uSubject == BEE) {
    d = ell(q, vec2(.36, .24));
    a = max(ell(q, vec2(.36, .24)), abs(fract(q.x * 5. + .1) - .5) * .2 - .05);
    float s = .1 * sin(TAU * ph * 3.);
    d = min(d, abs(ell(turn(.7 + s) * (q - vec2(-.08, .32)), vec2(.12, .26))) - .02);
    d = min(d, abs(ell(turn(-.2 + s) * (q - vec2(.08, .34)), vec2(.1, .24))) - .02);
    return vec2(min(d, cap(q, vec2(.28, .1), vec2(.44, .3), .02, .015)), a);
  }
  if (uSubject == DRONE) {
    q = turn(.12 * flap) * q;
    d = min(box(q, vec2(.17, .055)) - .02, cap(q, vec2(-.42, .05), vec2(.42, .05), .025, .025));
    float s = .16 + .05 * sin(TAU * ph * 6.);
    a = min(box(q - vec2(.42, .12), vec2(s, .008)), box(q - vec2(-.42, .12), vec2(s, .008)));
    return vec2(min(d, min(cap(q, vec2(.42, .05), vec2(.42, .12), .015, .015), cap(q, vec2(-.42, .05), vec2(-.42, .12), .015, .015))), a);
  }
  if (uSubject == JUMPER) {
    q = turn(.35 + .05 * flap) * q;
    d = min(cap(q, vec2(-.1, 0.), vec2(.18, .04), .1, .11), disc(q - vec2(.34, .06), .09));
    d = min(d, min(cap(q, vec2(.16, .06), vec2(.2, .36), .045, .035), cap(q, vec2(.16, 0.), vec2(.06, -.32), .045, .035)));
    d = min(d, min(cap(q, vec2(-.14, .03), vec2(-.46, .2), .06, .04), cap(q, vec2(-.14, -.03), vec2(-.5, -.08), .06, .04)));
    return vec2(d, box(turn(.1) * (q - vec2(.02, .1)), vec2(.13, .05)) - .02);
  }
  if (uSubject == WHALE || uSubject == SHARK) {
    float s = .1 * sin(TAU * ph), bend = s * smoothstep(.1, -.6, q.x);
    q.y -= bend;
    d = uSubject == WHALE ? cap(q, vec2(.26, 0.), vec2(-.5, .03), .2, .04) : cap(q, vec2(.2, 0.), vec2(-.5, .03), .13, .03);
    d = min(d, uSubject == WHALE ? ell(q - vec2(.28, -.01), vec2(.3, .2)) : ell(q - vec2(.24, 0.), vec2(.3, .11)));
    d = min(d, tri(q, vec2(-.46, .04), vec2(-.7, .2), vec2(-.58, .02)));
    d = min(d, tri(q, vec2(-.46, .02), vec2(-.7, uSubject == WHALE ? -.02 : -.16), vec2(-.58, .05)));
    d = min(d, tri(q, vec2(.12, -.08), vec2(.2, -.08), vec2(-.06, -.3)));
    if (uSubject == SHARK) d = min(d, tri(q, vec2(.12, .08), vec2(-.1, .08), vec2(-.08, .28)));
    a = max(d + .01, q.y + (uSubject == WHALE ? .06 : .04) - .2 * max(q.x - .2, 0.));
    return vec2(d, a);
  }
  if (uSubject == TURTLE) {
    d = min(disc(q - vec2(.42, .05), .1), cap(q, vec2(.2, .02), vec2(.42, .05), .08, .07));
    d = min(d, cap(q, vec2(.2, -.04), vec2(.06, -.38 * (.4 + .6 * flap)), .08, .03));
    d = min(d, cap(q, vec2(-.24, 0.), vec2(-.44, -.14 * flap), .06, .03));
    a = ell(q - vec2(0., .05), vec2(.36, .2));
    return vec2(d, a);
  }
  if (uSubject == FISH) {
    q.y -= .05 * sin(TAU * ph) * smoothstep(.2, -.4, q.x);
    d = min(ell(q - vec2(.06, 0.), vec2(.36, .19)), tri(q, vec2(-.2, 0.), vec2(-.5, .2), vec2(-.5, -.2)));
    a = max(d, abs(q.x - .06) - .07);
    return vec2(max(d, -disc(q - vec2(.28, .05), .028)), a);
  }
  if (uSubject == OCTOPUS) {
    d = ell(q - vec2(0., .24), vec2(.24, .28));
    for (int i = 0; i < 6; i++) {
      float k = float(i) - 2.5, s = .07 * sin(TAU * (ph + k * .2));
      vec2 b = vec2(k * .13, -.16 + s * .5), e = vec2(k * .26 + s, -.38 - .02 * abs(k));
      d = blend(d, min(cap(q, vec2(k * .06, .06), b, .075, .055), cap(q, b, e, .055, .03)), .03);
      d = min(d, cap(q, e, e + vec2(.1 * sign(k), .05 + s), .03, .012));
    }
    a = min(disc(q - vec2(-.09, .16), .05), disc(q - vec2(.09, .16), .05));
    return vec2(d, a);
  }
  if (uSubject == DIVER) {
    float s = .08 * sin(TAU * ph);
    d = min(cap(q, vec2(-.12, 0.), vec2(.16, .06), .085, .095), disc(q - vec2(.32, .12), .085));
    d = min(d, min(cap(q, vec2(-.14, 0.), vec2(-.44, s), .05, .035), cap(q, vec2(-.14, 0.), vec2(-.44, -s), .05, .035)));
    d = min(d, min(tri(q, vec2(-.42, s), vec2(-.64, s * 2. + .05), vec2(-.62, s * 2. - .07)), tri(q, vec2(-.42, -s), vec2(-.64, -s * 2. + .07), vec2(-.62, -s * 2. - .05))));
    d = min(d, cap(q, vec2(.16, .04), vec2(.36, -.08), .04, .03));
    a = min(cap(q, vec2(-.1, .13), vec2(.12, .17), .045, .045), ell(q - vec2(.37, .13), vec2(.045, .05)));
    return vec2(d, a);
  }
  if (uSubject == RECORD) {
    vec2 v = turn(TAU * ph) * q;
    d = disc(q, .5);
    a = max(min(abs(mod(length(q), .09) - .045) - .008, disc(q, .12)), disc(q, .48));
    return vec2(max(d, -disc(q, .03)), max(a, -box(v - vec2(0., .3), vec2(.02, .3))));
  }
  d = min(ell(q, vec2(.36, .24)), disc(q - vec2(.34, .08), .16));
  d = min(d, min(tri(q, vec2(.26, .2), vec2(.26, .36), vec2(.38, .22)), cap(q, vec2(.42, .04), vec2(.52, .03), .07, .06)));
  for (int i = 0; i < 4; i++) d = min(d, cap(q, vec2(-.24 + .16 * float(i), -.14), vec2(-.28 + .16 * float(i), -.32), .05, .04));
  return vec2(d, wing(q, vec2(.0, .12), flap * .8, .6, .1));
}
