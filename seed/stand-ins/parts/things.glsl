// Things people made, standing on y = 0, about one unit wide.
const int SAILSHIP = 401;
const int STEAMBOAT = 402;
const int TRAIN = 403;
const int CAR = 404;
const int OLD_CAR = 405;
const int CHAIR = 407;
const int PIZZA_TOWER = 409;
const int CAKE = 410;
const int CANDLE = 411;
const int BURGER = 412;
const int GLASS = 413;
const int TELEVISIONS = 414;
const int MICROPHONE = 415;
const int CHESS = 416;
const int POT = 417;
const int FLOWER = 418;
const int BALL = 419;
const int CRANE = 420;
const int BULB = 421;
const int COMPUTER = 422;
const int CROWN = 423;
const int EASEL = 424;
const int HOOP = 425;
const int STATUE = 426;

vec2 thing(vec2 q, float ph) {
  float d = 1e3, a = 1e3, s = sin(TAU * ph);
  if (uSubject == SAILSHIP) {
    q = turn(.06 * s) * q;
    d = max(ell(q - vec2(0., .24), vec2(.5, .26)), q.y - .24 - .12 * q.x * q.x);
    d = min(d, min(box(q - vec2(-.36, .3), vec2(.1, .07)), cap(q, vec2(.4, .26), vec2(.66, .4), .014, .01)));
    d = min(d, min(cap(q, vec2(.12, .2), vec2(.12, 1.06), .014, .01), cap(q, vec2(-.2, .2), vec2(-.2, .9), .014, .01)));
    for (int i = 0; i < 2; i++) {
      vec2 v = q - vec2(.14 - .32 * float(i), .62 - .06 * float(i));
      float b = .05 * cos(v.y * 5.);
      a = min(a, box(v - vec2(b, .13), vec2(.13, .1)) - .01);
      a = min(a, box(v - vec2(b, -.13), vec2(.16, .12)) - .01);
    }
    a = min(a, tri(q, vec2(.28, .34), vec2(.6, .38), vec2(.2, .8)));
    return vec2(min(d, tri(q, vec2(.12, 1.06), vec2(.12, .98), vec2(-.04, 1.02 + .02 * s))), a);
  }
  if (uSubject == STEAMBOAT) {
    q = turn(.03 * s) * q;
    d = max(ell(q - vec2(0., .22), vec2(.56, .24)), q.y - .22);
    a = box(q - vec2(-.06, .3), vec2(.32, .08));
    a = min(a, box(q - vec2(-.1, .44), vec2(.2, .06)));
    d = min(d, min(box(q - vec2(-.02, .62), vec2(.05, .14)), box(q - vec2(-.2, .58), vec2(.04, .1))));
    vec2 w = turn(TAU * ph * .5) * (q - vec2(-.3, .18));
    return vec2(min(d, max(disc(w, .17), .012 - abs(fract(atan(w.y, w.x) / TAU * 8.) - .5) * .1)), a);
  }
  if (uSubject == TRAIN) {
    d = box(q - vec2(.52, .2), vec2(.2, .1)) - .02;
    d = min(d, min(box(q - vec2(.28, .28), vec2(.09, .17)) - .01, box(q - vec2(.64, .36), vec2(.03, .08))));
    for (int i = 0; i < 4; i++) {
      float x = .04 - .36 * float(i);
      a = min(a, box(q - vec2(x, .24), vec2(.15, .12)) - .01);
      d = min(d, min(disc(q - vec2(x - .09, .07), .055), disc(q - vec2(x + .09, .07), .055)));
    }
    d = min(d, min(disc(q - vec2(.4, .09), .08), disc(q - vec2(.62, .09), .08)));
    return vec2(min(d, box(q - vec2(-.4, .1), vec2(1., .012))), a);
  }
  if (uSubject == CAR || uSubject == OLD_CAR) {
    q.y -= .01 * sin(TAU * ph * 4.);
    if (uSubject == CAR) {
      a = min(box(q - vec2(0., .26), vec2(.34, .14)) - .05, box(q - vec2(0., .52), vec2(.25, .13)) - .06);
      d = min(box(q - vec2(0., .54), vec2(.22, .1)) - .02, box(q - vec2(0., .74), vec2(.27, .014)));
      d = min(d, min(box(q - vec2(.27, .06), vec2(.06, .07)), box(q - vec2(-.27, .06), vec2(.06, .07))));
      return vec2(min(d, box(q - vec2(0., .14), vec2(.36, .03)) - .01), a);
    }
    a = min(box(q - vec2(0., .34), vec2(.2, .2)) - .03, box(q - vec2(0., .66), vec2(.2, .16)) - .03);
    d = min(box(q - vec2(0., .68), vec2(.12, .07)) - .02, box(q - vec2(0., .86), vec2(.26, .02)));
    d = min(d, min(box(q - vec2(.27, .16), vec2(.045, .16)), box(q - vec2(-.27, .16), vec2(.045, .16))));
    return vec2(min(d, disc(q - vec2(0., .36), .1)), a);
  }
  if (uSubject == CHAIR) {
    d = min(cap(q, vec2(-.2, .5), vec2(-.3, 1.), .05, .05), cap(q, vec2(-.2, .5), vec2(.26, .48), .05, .05));
    d = min(d, min(cap(q, vec2(-.2, .5), vec2(-.3, .0), .04, .03), cap(q, vec2(.26, .48), vec2(.34, .0), .04, .03)));
    return vec2(cap(q, vec2(-.22, .7), vec2(.24, .7), .03, .03), d);
  }
  if (uSubject == PIZZA_TOWER) {
    q = turn(.1 + .015 * s) * q;
    float w = .2 - .015 * abs(fract(q.y * 7.) - .5);
    d = max(box(q - vec2(0., .5), vec2(w, .5)), -max(abs(fract(q.y * 7.) - .45) - .2, abs(fract(q.x * 14.) - .5) - .26) * .05);
    a = max(box(q - vec2(0., .5), vec2(.24, .5)), abs(fract(q.y * 7. + .04) - .5) / 7. - .022);
    return vec2(d, min(a, ell(q - vec2(0., 1.02), vec2(.22, .06))));
  }
  if (uSubject == CAKE) {
    d = min(box(q - vec2(0., .14), vec2(.42, .14)), box(q - vec2(0., .36), vec2(.3, .1)));
    a = max(box(q - vec2(0., .24), vec2(.44, .05)) - .02, -disc(q - vec2(floor(q.x * 8.) / 8. + .06, .17), .03));
    for (int i = 0; i < 6; i++) {
      float x = -.25 + .1 * float(i);
      d = min(d, box(q - vec2(x, .54), vec2(.014, .09)));
      a = min(a, ell(q - vec2(x + .008 * sin(TAU * (ph + float(i) * .3)), .7), vec2(.022, .05)));
    }
    return vec2(d, a);
  }
  if (uSubject == CANDLE) {
    d = min(box(q - vec2(0., .3), vec2(.12, .3)) - .03, min(cap(q, vec2(-.12, .56), vec2(-.15, .3), .035, .04), cap(q, vec2(0., .6), vec2(0., .7), .01, .01)));
    return vec2(d, ell(q - vec2(.015 * s, .82), vec2(.055 + .006 * sin(TAU * ph * 3.), .14)));
  }
  if (uSubject == BURGER) {
    d = min(box(q - vec2(0., .1), vec2(.4, .08)) - .04, max(ell(q - vec2(0., .42), vec2(.46, .36)), .42 - q.y));
    a = min(box(q - vec2(0., .27), vec2(.44, .035)) - .02, abs(q.y - .36 - .02 * sin(q.x * 30.)) - .02 + max(abs(q.x) - .46, 0.));
    return vec2(max(d, -disc(q - vec2(.5, .5), .16)), max(a, -disc(q - vec2(.5, .5), .16)));
  }
  if (uSubject == GLASS) {
    q = turn(.3 + .05 * s) * q;
    d = abs(box(q - vec2(0., .5), vec2(.24 + .1 * (q.y - .5), .42)) - .02) - .014;
    a = max(box(q - vec2(0., .36), vec2(.22 + .1 * (q.y - .5), .26)), q.y - .5 - .03 * s - q.x * .3);
    return vec2(d, a);
  }
  if (uSubject == TELEVISIONS) {
    for (int i = 0; i < 7; i++) {
      float k = float(i), row = i < 3 ? 0. : i < 5 ? 1. : i < 6 ? 2. : 3.;
      vec2 at = vec2((i < 3 ? k - 1. : i < 5 ? k - 3.5 : .1 * (k - 5.)) * .44, row * .3 + .14);
      d = min(d, box(q - at, vec2(.19, .12)) - .015);
      a = min(a, box(q - at - vec2(-.03, 0.), vec2(.12, .085)) - .01);
    }
    return vec2(min(d, min(cap(q, vec2(0., 1.16), vec2(-.16, 1.4), .008, .008), cap(q, vec2(.02, 1.16), vec2(.2, 1.38), .008, .008))), a);
  }
  if (uSubject == MICROPHONE) {
    d = min(cap(q, vec2(-.4, .03), vec2(.1, .03), .03, .03), min(cap(q, vec2(-.15, .03), vec2(-.3, .5), .018, .018), cap(q, vec2(-.3, .5), vec2(.1, .7), .018, .018)));
    return vec2(d, cap(q, vec2(.1, .7), vec2(.24, .74), .08, .09));
  }
  if (uSubject == CHESS) {
    d = box(q - vec2(0., .06), vec2(.6, .06));
    for (int i = 0; i < 5; i++) {
      vec2 v = q - vec2(-.46 + .23 * float(i), .12);
      float tall = .16 + .14 * h1(float(i) + 90.);
      float piece = min(min(tri(v, vec2(0., tall + .1), vec2(-.075, 0.), vec2(.075, 0.)), disc(v - vec2(0., tall + .04), .055)), box(v - vec2(0., tall - .03), vec2(.06, .012)));
      if (i % 2 == 0) a = min(a, piece); else d = min(d, piece);
    }
    return vec2(d, a);
  }
  if (uSubject == POT) {
    d = min(max(disc(q - vec2(0., .3), .36), q.y - .46), box(q - vec2(0., .46), vec2(.4, .025)) - .01);
    d = min(d, min(abs(disc(q - vec2(.42, .34), .08)) - .02, abs(disc(q - vec2(-.42, .34), .08)) - .02));
    a = min(ell(q - vec2(-.16, .5), vec2(.1, .05)), min(ell(q - vec2(.05, .52), vec2(.1, .06)), ell(q - vec2(.22, .5), vec2(.09, .05))));
    return vec2(d, a);
  }
  if (uSubject == FLOWER) {
    float sway = .03 * s;
    vec2 c = q - vec2(sway, .86);
    d = min(cap(q, vec2(0., 0.), vec2(sway * .5, .45), .02, .018), cap(q, vec2(sway * .5, .45), vec2(sway, .86), .018, .015));
    d = min(d, min(ell(turn(.7) * (q - vec2(.12, .4)), vec2(.15, .05)), ell(turn(-.7) * (q - vec2(-.12, .28)), vec2(.15, .05))));
    float g = atan(c.y, c.x) + .05 * s;
    a = length(c) - .13 - .09 * abs(cos(g * 4.));
    return vec2(min(d, disc(c, .07)), max(a, -disc(c, .07)));
  }
  if (uSubject == BALL) {
    vec2 v = turn(TAU * ph) * q;
    a = disc(q, .5);
    d = max(a, min(min(abs(v.x), abs(v.y)) - .02, min(abs(disc(v - vec2(.55, 0.), .42)), abs(disc(v + vec2(.55, 0.), .42))) - .02));
    return vec2(d, a);
  }
  if (uSubject == CRANE) {
    vec2 v = turn(.05 * s) * (q - vec2(0., 1.3)) + vec2(0., 1.3);
    d = max(box(q - vec2(0., .7), vec2(.05, .7)), .006 - abs(abs(fract(q.y * 8.) - .5) - abs(q.x) * 8.) * .06);
    d = min(d, min(box(v - vec2(.3, 1.3), vec2(.7, .018)), cap(v, vec2(0., 1.5), vec2(.9, 1.3), .008, .008)));
    d = min(d, min(cap(v, vec2(0., 1.5), vec2(-.4, 1.3), .008, .008), cap(v, vec2(0., 1.3), vec2(0., 1.5), .03, .015)));
    a = min(box(v - vec2(-.34, 1.24), vec2(.08, .06)), box(v - vec2(.06, 1.22), vec2(.06, .06)));
    return vec2(min(d, cap(v, vec2(.7, 1.3), vec2(.7, .9 + .1 * s), .005, .005)), min(a, box(v - vec2(.7, .86 + .1 * s), vec2(.12, .03))));
  }
  if (uSubject == BULB) {
    a = blend(disc(q - vec2(0., .6), .3), box(q - vec2(-.2, .36), vec2(.09, .09)), .1);
    d = min(box(turn(.7) * (q - vec2(-.3, .26)), vec2(.1, .09)), ell(q - vec2(.1, .2), vec2(.26, .13)));
    for (int i = 0; i < 4; i++) {
      float k = float(i), step1 = .03 * sin(TAU * (ph + k * .25));
      vec2 knee = vec2(-.02 + .17 * k + step1, .3), foot = vec2(-.12 + .24 * k + 2. * step1, 0.);
      d = min(d, min(cap(q, vec2(.04 + .08 * k, .18), knee, .03, .026), cap(q, knee, foot, .026, .012)));
    }
    d = min(d, min(cap(q, vec2(.3, .22), vec2(.5, .3 + .02 * s), .04, .04), max(disc(q - vec2(.58, .4 + .02 * s), .1), -tri(q, vec2(.58, .4), vec2(.6, .6), vec2(.74, .56)))));
    d = min(d, min(cap(q, vec2(.3, .26), vec2(.36, .46), .012, .01), disc(q - vec2(.37, .48), .028)));
    return vec2(d, a);
  }
  if (uSubject == COMPUTER) {
    d = min(box(q - vec2(0., .52), vec2(.4, .27)) - .02, min(box(q - vec2(0., .14), vec2(.05, .12)), box(q - vec2(0., .03), vec2(.2, .03))));
    return vec2(d, box(q - vec2(0., .53), vec2(.35, .22)));
  }
  if (uSubject == CROWN) {
    a = max(box(q - vec2(0., .25), vec2(.4, .25)), (q.y - .2) * .7 - .3 * abs(fract(q.x * 2.5) - .5));
    return vec2(1e3, a);
  }
  if (uSubject == EASEL) {
    d = min(min(cap(q, vec2(0., 1.2), vec2(-.3, 0.), .02, .02), cap(q, vec2(0., 1.2), vec2(.3, 0.), .02, .02)), box(q - vec2(0., .38), vec2(.34, .02)));
    d = min(d, box(q - vec2(0., .74), vec2(.34, .32)));
    a = min(a, min(cap(q, vec2(-.2, .6), vec2(-.02, .9), .03, .02), min(cap(q, vec2(-.02, .9), vec2(.1, .62), .02, .035), cap(q, vec2(.1, .62), vec2(.2, .8 + .04 * s), .03, .012))));
    a = min(a, min(abs(disc(q - vec2(.16, .92), .06)) - .012, min(cap(q, vec2(.22, .82 + .04 * s), vec2(.44, .96 + .05 * s), .014, .018), cap(q, vec2(.44, .96 + .05 * s), vec2(.52, 1.02 + .05 * s), .026, .026))));
    return vec2(d, a);
  }
  if (uSubject == HOOP) {
    float fall = fract(ph + .35), y = 1.5 - 1.7 * fall * fall;
    d = min(box(q - vec2(.3, 1.02), vec2(.02, .34)), min(box(q - vec2(.42, .2), vec2(.03, 1.)), cap(q, vec2(.42, .9), vec2(.3, 1.), .03, .03)));
    d = min(d, min(cap(q, vec2(.28, .84), vec2(-.3, .84), .018, .018), abs(ell(q - vec2(0., .84), vec2(.29, .05))) - .014));
    vec2 v = q - vec2(0., .84);
    float net = .22 + .1 * v.y + .02 * sin(TAU * ph), lines = min(abs(fract((v.x / net + v.y * 1.5) * 3.) - .5), abs(fract((v.x / net - v.y * 1.5) * 3.) - .5));
    d = min(d, max(lines * .06 - .006, max(abs(v.x) - net, max(v.y, -.36 - v.y))));
    vec2 b = turn(TAU * ph) * (q - vec2(0., y));
    a = max(disc(b, .19), .009 - min(min(abs(b.x), abs(b.y)), min(abs(disc(b - vec2(.2, 0.), .15)), abs(disc(b + vec2(.2, 0.), .15)))));
    return vec2(d, a);
  }
  if (uSubject == STATUE) {
    d = min(box(q - vec2(0., .2), vec2(.22, .2)), box(q - vec2(0., .41), vec2(.26, .025)));
    vec2 v = turn(.25 * s) * (q - vec2(0., .78));
    a = max(ell(v, vec2(.2, .27)), -ell(v - vec2(.04, .05), vec2(.09, .13)));
    return vec2(min(d, min(box(q - vec2(0., .48), vec2(.05, .06)), disc(q - vec2(0., 1.12), .07))), a);
  }
  return vec2(box(q - vec2(0., .2), vec2(.4, .2)), 1e3);
}
