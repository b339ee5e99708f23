// Silhouettes of animals and people. Feet stand on y = 0, a body is about one unit high and looks
// along +x; ph is the gait in turns. x of the answer is the body, y what wears the accent.
const int MAMMOTH = 101;
const int ELEPHANT = 102;
const int WOLF = 103;
const int DOG = 104;
const int PUPPY = 105;
const int CAT = 106;
const int TIGER = 107;
const int TORTOISE = 108;
const int DINOSAUR = 109;
const int ANT = 110;
const int CRAB = 111;
const int HOWLER = 112;
const int FLUFF = 113;
const int SITTING_CAT = 114;

float leg(vec2 q, vec2 hip, float len, float ph, float swing, float r) {
  float a = swing * sin(TAU * ph), lift = max(0., cos(TAU * ph)) * swing * .22;
  vec2 knee = hip + len * .5 * vec2(sin(a * .8 + lift), -cos(a * .8));
  vec2 foot = vec2(hip.x + len * sin(a), max(hip.y - len * cos(a), 0.) + lift * len + r * .55);
  return min(cap(q, hip, knee, r * 1.35, r), cap(q, knee, foot, r, r * .8));
}
float fourLegs(vec2 q, vec2 front, vec2 hind, float len, float ph, float swing, float r) {
  float d = min(leg(q, front, len, ph, swing, r), leg(q, front - vec2(.03, 0), len, ph + .5, swing, r));
  return min(d, min(leg(q, hind, len, ph + .27, swing, r), leg(q, hind + vec2(.04, 0), len, ph + .77, swing, r)));
}

float trunked(vec2 q, float ph, bool woolly) {
  float nod = .012 * sin(TAU * ph * 2.);
  vec2 h = vec2(.42, .8 + nod);
  float d = cap(q, vec2(-.3, .6), vec2(.16, .66), .25, .27);
  d = blend(d, disc(q - h, .17), .12);
  if (woolly) {
    d = blend(d, disc(q - vec2(.1, .86), .15), .16);
    d = blend(d, disc(q - vec2(.42, .96 + nod), .09), .1);
    float fringe = .05 * abs(fract(q.x * 9. + .3 * sin(TAU * ph)) - .5);
    d = min(d, box(q - vec2(-.08, .42), vec2(.42, .1 - fringe)) - .03);
  }
  d = min(d, fourLegs(q, vec2(.2, .5), vec2(-.36, .5), .47, ph, .32, .085));
  float s = .05 * sin(TAU * ph);
  vec2 a = vec2(.56, .68 + nod), b = vec2(.66 + s, .4), e = vec2(.6 + 2. * s, .14), f = vec2(.7 + 2.4 * s, .06);
  d = min(d, min(cap(q, a, b, .09, .06), min(cap(q, b, e, .06, .042), cap(q, e, f, .042, .03))));
  d = min(d, cap(q, vec2(-.5, .7), vec2(-.6 - s, .36), .03, .015));
  d = min(d, ell(turn(.3) * (q - vec2(.31, .74 + nod)), woolly ? vec2(.07, .12) : vec2(.13, .2)));
  return d;
}
float tusk(vec2 q, float ph) {
  float nod = .012 * sin(TAU * ph * 2.);
  vec2 a = vec2(.53, .62 + nod), b = vec2(.74, .42 + nod), e = vec2(.96, .56 + nod);
  return min(cap(q, a, b, .032, .026), cap(q, b, e, .026, .006));
}

// Cracks mended with gold, over a tortoise's shell.
float seams(vec2 q) {
  float d = min(cap(q, vec2(-.5, .36), vec2(-.16, .6), .012, .012), cap(q, vec2(-.16, .6), vec2(.02, .44), .012, .012));
  d = min(d, min(cap(q, vec2(.02, .44), vec2(.3, .62), .012, .012), cap(q, vec2(.02, .44), vec2(.1, .26), .012, .01)));
  d = min(d, min(cap(q, vec2(-.16, .6), vec2(-.12, .76), .012, .01), cap(q, vec2(.3, .62), vec2(.5, .4), .012, .01)));
  return max(d, ell(q - vec2(0., .3), vec2(.56, .46)));
}
float wideEyes(vec2 q, float ph) {
  q -= vec2(.12, .52 + .05 * abs(sin(TAU * ph)));
  vec2 v = vec2(abs(q.x) - .13, q.y);
  return max(disc(v, .105), -disc(v - vec2(.01, -.01), .055));
}

// Dogs, wolves and cats are one body with other ears, muzzles and tails.
float canine(vec2 q, float ph) {
  bool young = uSubject == PUPPY, feline = uSubject == CAT || uSubject == TIGER;
  float hop = .02 * abs(sin(TAU * ph)), hip = young ? .36 : .48, r = young ? .05 : .045;
  q.y -= hop;
  vec2 head = feline ? vec2(.46, .74) : young ? vec2(.36, .68) : vec2(.5, .86);
  float hr = young ? .17 : feline ? .135 : .12;
  float d = cap(q, vec2(-.28, hip + .1), vec2(.24, hip + .14), young ? .16 : .125, young ? .17 : .17);
  d = blend(d, cap(q, vec2(.26, hip + .18), head, .13, .09), .1);
  d = min(d, disc(q - head, hr));
  d = min(d, fourLegs(q + vec2(0., hop), vec2(.26, hip), vec2(-.32, hip), hip - .02, ph, young ? .5 : .55, r));
  d = blend(d, disc(q - vec2(-.3, hip + .02), .13), .06);
  float w = .12 * sin(TAU * ph * 2.);
  if (feline) {
    d = min(d, cap(q, head + vec2(.06, -.04), head + vec2(.13, -.05), .07, .05));
    d = min(d, tri(q, head + vec2(-.11, .06), head + vec2(-.07, .24), head + vec2(.0, .1)));
    d = min(d, tri(q, head + vec2(.01, .1), head + vec2(.08, .24), head + vec2(.11, .06)));
    vec2 t = vec2(-.6, hip + .12);
    d = min(d, min(cap(q, vec2(-.36, hip + .14), t, .045, .04), cap(q, t, t + vec2(-.1 + w, .3), .04, .03)));
    return d;
  }
  d = min(d, cap(q, head + vec2(.04, -.03), head + vec2(young ? .17 : .24, -.06), .085, .05));
  if (uSubject == WOLF) {
    d = min(d, tri(q, head + vec2(-.11, .04), head + vec2(-.07, .24), head + vec2(.02, .1)));
    d = min(d, cap(q, vec2(-.38, hip + .14), vec2(-.62, hip - .06 + w * .4), .06, .035));
    d = min(d, tri(q, vec2(.1, hip + .28), vec2(.3, hip + .4), vec2(.34, hip + .02)));
  } else {
    d = min(d, ell(turn(-.25) * (q - head - vec2(-.08, -.04)), vec2(.06, .13)));
    vec2 t = vec2(-.4, hip + .16);
    d = min(d, cap(q, t, t + vec2(-.2, .24 + w), .06, .045));
  }
  return d;
}

float creature(vec2 q, float ph) {
  if (uSubject == MAMMOTH) return trunked(q, ph, true);
  if (uSubject == ELEPHANT) return trunked(q, ph, false);
  if (uSubject == FLUFF) {
    float d = ell(q - vec2(0., .42 + .05 * abs(sin(TAU * ph))), vec2(.42, .4));
    q.y -= .05 * abs(sin(TAU * ph));
    d = min(d, cap(q, vec2(-.16, .7), vec2(-.26, 1.08), .09, .06));
    d = min(d, cap(q, vec2(.14, .7), vec2(.22, 1.1), .09, .06));
    return blend(d, cap(q, vec2(-.4, .3), vec2(-.72, .62 + .05 * sin(TAU * ph)), .12, .17), .06);
  }
  if (uSubject == TORTOISE) {
    float d = max(ell(q - vec2(0., .3), vec2(.56, .46)), .24 - q.y);
    d = min(d, cap(q, vec2(.44, .34), vec2(.72, .5), .08, .1));
    return min(d, fourLegs(q, vec2(.34, .3), vec2(-.34, .3), .28, ph, .5, .075));
  }
  if (uSubject == DINOSAUR) {
    float d = blend(cap(q, vec2(-.25, .5), vec2(.15, .5), .17, .18), cap(q, vec2(.2, .55), vec2(.5, 1.02), .12, .055), .1);
    d = min(d, cap(q, vec2(.5, 1.02), vec2(.66, 1.), .07, .045));
    d = blend(d, cap(q, vec2(-.3, .5), vec2(-.95, .3 + .04 * sin(TAU * ph)), .13, .015), .1);
    return min(d, fourLegs(q, vec2(.16, .44), vec2(-.22, .44), .42, ph, .3, .07));
  }
  if (uSubject == ANT) {
    float d = min(ell(q - vec2(-.42, .42), vec2(.27, .2)), min(ell(q - vec2(0., .38), vec2(.17, .12)), ell(q - vec2(.33, .42), vec2(.17, .15))));
    d = min(d, cap(q, vec2(-.2, .4), vec2(.2, .4), .05, .05));
    for (int i = 0; i < 3; i++) {
      float k = float(i) - 1., s = .06 * sin(TAU * (ph + k * .33));
      vec2 knee = vec2(k * .24 + s, .56), foot = vec2(k * .42 + 2. * s, .0);
      d = min(d, min(cap(q, vec2(k * .08, .38), knee, .025, .022), cap(q, knee, foot, .022, .016)));
    }
    return min(d, min(cap(q, vec2(.42, .52), vec2(.62, .74), .018, .014), cap(q, vec2(.62, .74), vec2(.78, .66), .014, .01)));
  }
  if (uSubject == CRAB) {
    q.x = abs(q.x);
    float d = ell(q - vec2(0., .42), vec2(.42, .24)), s = .05 * sin(TAU * ph);
    for (int i = 0; i < 3; i++) {
      float k = float(i);
      vec2 knee = vec2(.56 + .08 * k, .5 - .13 * k + s * (k - 1.));
      d = min(d, min(cap(q, vec2(.3, .4), knee, .04, .035), cap(q, knee, knee + vec2(.12, -.32 + .1 * k), .035, .012)));
    }
    d = min(d, cap(q, vec2(.34, .52), vec2(.62, .74 + s), .05, .05));
    return min(d, max(disc(q - vec2(.62, .9 + s), .15), -tri(q, vec2(.62, .9 + s), vec2(.5, 1.2), vec2(.66, 1.2))));
  }
  if (uSubject == HOWLER) {
    float d = cap(q, vec2(-.2, .18), vec2(.1, .62), .2, .14);
    d = blend(d, cap(q, vec2(.1, .66), vec2(.2, .9), .12, .09), .08);
    d = min(d, cap(q, vec2(.2, .9), vec2(.36, 1.14 + .01 * sin(TAU * ph)), .08, .035));
    d = min(d, tri(q, vec2(.1, .9), vec2(.0, 1.04), vec2(.2, .98)));
    d = min(d, cap(q, vec2(.14, .5), vec2(.2, .02), .06, .045));
    return min(d, cap(q, vec2(-.3, .08), vec2(-.66, .1), .07, .04));
  }
  if (uSubject == SITTING_CAT) {
    float w = .1 * sin(TAU * ph);
    float d = cap(q, vec2(0., .22), vec2(.08, .52), .22, .13);
    d = min(d, disc(q - vec2(.12, .76), .16));
    d = min(d, tri(q, vec2(-.03, .8), vec2(.0, 1.04), vec2(.12, .9)));
    d = min(d, tri(q, vec2(.12, .9), vec2(.25, 1.04), vec2(.27, .8)));
    d = min(d, cap(q, vec2(-.18, .07), vec2(-.44, .1), .06, .05));
    return min(d, cap(q, vec2(-.44, .1), vec2(-.56 , .34 + w), .05, .03));
  }
  return canine(q, ph);
}
