// Silhouettes of people and upright beings, as in creatures.glsl; y of the answer wears the accent.
const int WALKER = 201;
const int WOMAN = 202;
const int ROBOT = 203;
const int KANGAROO = 204;
const int WIZARD = 205;
const int ASTRONAUT = 206;
const int CYCLIST = 207;
const int BALLOON_HEAD = 208;
const int READER = 209;
const int SURFER = 210;
const int UMBRELLA = 211;
const int RUNNER = 212;
const int RADISH = 213;
const int ALIEN = 214;
const int MONSTER = 215;
const int BLOBS = 216;
const int SUN_HAT = 217;
const int GNOME = 218;
const int DANCER = 219;

float steps(vec2 q, float ph, float hip, float swing, float r) {
  float d = 1e3;
  for (int i = 0; i < 2; i++) {
    float a = ph + .5 * float(i), s = swing * sin(TAU * a);
    float lift = max(0., cos(TAU * a));
    vec2 foot = vec2(hip * s, .02 + .1 * lift * swing), knee = vec2(hip * (s * .4 + .12 * lift), hip * .52);
    d = min(d, min(cap(q, vec2(0, hip), knee, r * 1.2, r), cap(q, knee, foot, r, r * .8)));
    d = min(d, cap(q, foot, foot + vec2(.07, 0.), r * .7, r * .5));
  }
  return d;
}
float arms(vec2 q, float ph, vec2 shoulder, float swing, float r) {
  float s = swing * sin(TAU * ph);
  vec2 e = shoulder + vec2(-.12 * s - .02, -.17), f = shoulder + vec2(.12 * s - .02, -.17);
  float d = min(cap(q, shoulder, e, r, r * .9), cap(q, e, e + vec2(.06 - .12 * s, -.14), r * .9, r * .7));
  return min(d, min(cap(q, shoulder, f, r, r * .9), cap(q, f, f + vec2(.06 + .12 * s, -.14), r * .9, r * .7)));
}
float wheel(vec2 q, vec2 at, float r, float ph) {
  vec2 v = turn(-TAU * ph) * (q - at);
  float d = abs(length(v) - r) - .018;
  return min(d, max(min(abs(v.x), abs(v.y)) - .006, length(v) - r));
}

vec2 person(vec2 q, float ph) {
  float bob = .008 * sin(TAU * ph * 2.), a = 1e3;
  vec2 u = q - vec2(0., bob);
  if (uSubject == CYCLIST) {
    float d = min(wheel(q, vec2(-.34, .22), .2, ph), wheel(q, vec2(.36, .22), .2, ph));
    d = min(d, min(cap(q, vec2(-.34, .22), vec2(-.1, .5), .014, .014), cap(q, vec2(-.1, .5), vec2(.26, .52), .014, .014)));
    d = min(d, min(cap(q, vec2(.36, .22), vec2(.26, .6), .014, .014), cap(q, vec2(-.1, .5), vec2(.02, .24), .014, .014)));
    vec2 foot = vec2(.02, .24) + .09 * vec2(cos(TAU * ph), -sin(TAU * ph));
    d = min(d, min(cap(q, vec2(-.12, .58), vec2(.12, .46), .06, .045), cap(q, vec2(.12, .46), foot, .045, .03)));
    a = min(cap(q, vec2(-.12, .6), vec2(.1, .86), .075, .08), cap(q, vec2(.1, .84), vec2(.28, .62), .03, .025));
    return vec2(min(d, disc(q - vec2(.18, 1.), .085)), a);
  }
  if (uSubject == READER) {
    float d = cap(q, vec2(-.08, .14), vec2(-.02, .46), .12, .1);
    d = min(d, disc(q - vec2(.03, .7), .105));
    d = min(d, min(cap(q, vec2(-.08, .1), vec2(.26, .24), .07, .055), cap(q, vec2(.26, .24), vec2(.36, -.08), .055, .045)));
    d = min(d, cap(q, vec2(0., .48), vec2(.14, .34), .04, .035));
    d = min(d, cap(q, vec2(.36, -.08), vec2(.44, -.08), .04, .03));
    a = min(box(turn(.5) * (q - vec2(.2, .42)), vec2(.09, .012)), box(turn(-.9) * (q - vec2(.28, .44)), vec2(.07, .012)));
    return vec2(d, a);
  }
  if (uSubject == SURFER) {
    float roll = .05 * sin(TAU * ph);
    vec2 v = turn(roll) * q;
    a = ell(v - vec2(0., .03), vec2(.62, .05));
    float d = min(cap(v, vec2(-.16, .06), vec2(-.06, .34), .055, .07), cap(v, vec2(.2, .06), vec2(.02, .34), .055, .07));
    d = min(d, cap(v, vec2(-.02, .36), vec2(.04, .66), .1, .11));
    d = min(d, disc(v - vec2(.1, .86), .12));
    d = min(d, min(cap(v, vec2(.04, .68), vec2(.34, .6), .045, .035), cap(v, vec2(.02, .68), vec2(-.28, .56), .045, .035)));
    return vec2(d, min(a, box(v - vec2(.03, .56), vec2(.1, .1)) - .02));
  }
  if (uSubject == RUNNER || uSubject == DANCER) {
    float sw = uSubject == RUNNER ? 1.1 : .5;
    vec2 lean = uSubject == RUNNER ? vec2(.1, 0.) : vec2(.06 * sin(TAU * ph), 0.);
    float d = steps(u, ph, .46, sw, .05);
    a = cap(u, vec2(0., .48), vec2(0., .74) + lean, .09, .1);
    d = min(d, disc(u - vec2(.04, .92) - lean, .085));
    if (uSubject == DANCER) return vec2(min(d, min(cap(u, vec2(0, .76), vec2(.26, 1.02), .035, .03), cap(u, vec2(0, .76), vec2(-.24, .6), .035, .03))), a);
    return vec2(min(d, arms(u, ph + .5, vec2(.02, .76) + lean, 1., .038)), a);
  }
  if (uSubject == KANGAROO) {
    float hop = .07 * abs(sin(TAU * ph));
    vec2 v = q - vec2(0., hop);
    float d = cap(v, vec2(-.1, .36), vec2(.08, .68), .17, .09);
    d = min(d, cap(v, vec2(.1, .72), vec2(.16, .86), .07, .06));
    d = min(d, cap(v, vec2(.16, .88), vec2(.3, .85), .075, .04));
    d = min(d, min(cap(v, vec2(.13, .93), vec2(.08, 1.12), .035, .02), cap(v, vec2(.17, .93), vec2(.19, 1.12), .035, .02)));
    d = min(d, min(cap(v, vec2(-.06, .3), vec2(.08, .16), .11, .05), cap(v, vec2(.08, .16), vec2(-.02, .03), .04, .035)));
    d = min(d, cap(v, vec2(-.02, .03), vec2(.2, .03), .035, .03));
    d = min(d, min(cap(v, vec2(-.2, .3), vec2(-.46, .08), .09, .05), cap(v, vec2(-.46, .08), vec2(-.72, .06), .05, .025)));
    a = box(turn(.35) * (v - vec2(.0, .48)), vec2(.14, .14)) - .03;
    return vec2(min(d, cap(v, vec2(.1, .64), vec2(.26, .56), .035, .03)), max(a, d - .005));
  }
  if (uSubject == BALLOON_HEAD) {
    float d = steps(u, ph, .4, .5, .045);
    d = min(d, cap(u, vec2(0., .42), vec2(0., .62), .09, .1));
    d = min(d, arms(u, ph, vec2(0., .64), .8, .035));
    vec2 c = u - vec2(.02 * sin(TAU * ph), 1.);
    a = min(ell(c, vec2(.19, .23)), tri(c, vec2(0., -.2), vec2(-.04, -.27), vec2(.04, -.27)));
    return vec2(min(d, cap(u, vec2(0., .66), vec2(0., .78), .012, .008)), a);
  }
  if (uSubject == MONSTER) {
    float d = ell(q - vec2(0., .42), vec2(.36, .42)) + .012 * sin(q.x * 60.) * sin(q.y * 50.);
    d = min(d, min(cap(q, vec2(-.18, .74), vec2(-.26, 1.), .06, .01), cap(q, vec2(.18, .74), vec2(.26, 1.), .06, .01)));
    d = min(d, min(cap(q, vec2(.3, .46), vec2(.52, .34 + .08 * sin(TAU * ph)), .07, .06), cap(q, vec2(-.3, .46), vec2(-.5, .3 - .08 * sin(TAU * ph)), .07, .06)));
    float blinkY = .1 * mix(1., .1, smoothstep(.97, 1., sin(TAU * ph + 1.)));
    a = min(ell(q - vec2(-.12, .58), vec2(.1, blinkY)), ell(q - vec2(.14, .58), vec2(.1, blinkY)));
    a = max(a, -min(disc(q - vec2(-.09, .58), .045), disc(q - vec2(.17, .58), .045)));
    return vec2(d, a);
  }
  if (uSubject == BLOBS) {
    float s = .1 * sin(TAU * ph);
    float d = ell(turn(s) * (q - vec2(-.32, .4)), vec2(.3 - .05 * sin(TAU * ph * 2.), .4 + .05 * sin(TAU * ph * 2.)));
    a = ell(turn(-s) * (q - vec2(.34, .34)), vec2(.29 + .05 * sin(TAU * ph * 2.), .35 - .05 * sin(TAU * ph * 2.)));
    a = min(a, cap(q, vec2(.1, .4), vec2(-.1, .46 + s), .05, .05));
    return vec2(d, a);
  }
  if (uSubject == ROBOT) {
    float d = steps(u, ph, .36, .45, .055);
    a = box(u - vec2(0., .55), vec2(.17, .17)) - .02;
    d = min(d, box(u - vec2(.02, .88), vec2(.15, .1)) - .03);
    d = min(d, cap(u, vec2(.02, .98), vec2(.02, 1.1), .012, .012));
    d = min(d, min(disc(u - vec2(.02, 1.12), .03), arms(u, ph, vec2(.0, .66), 1., .045)));
    d = max(d, -min(disc(u - vec2(.08, .9), .032), disc(u - vec2(-.04, .9), .032)));
    return vec2(d, a);
  }
  if (uSubject == RADISH) {
    float d = blend(ell(u - vec2(0., .5), vec2(.22, .27)), cap(u, vec2(0., .3), vec2(.02, .1), .1, .05), .1);
    d = min(d, steps(u, ph, .24, .5, .035));
    d = min(d, min(cap(u, vec2(0., .74), vec2(-.14, 1.), .05, .03), min(cap(u, vec2(0., .74), vec2(.02, 1.06), .05, .03), cap(u, vec2(0., .74), vec2(.16, .98), .05, .03))));
    d = min(d, cap(u, vec2(.18, .5), vec2(.34, .46), .03, .025));
    a = max(tri(u, vec2(0., .56), vec2(-.36, .24), vec2(.36, .24)), .27 - u.y + .02 * sin(u.x * 60.));
    return vec2(d, a);
  }
  float hip = uSubject == GNOME ? .24 : uSubject == ALIEN ? .56 : .47;
  float d = steps(u, ph, hip, .55, uSubject == ASTRONAUT ? .06 : .042);
  vec2 head = vec2(.02, uSubject == GNOME ? .58 : .9);
  if (uSubject == WOMAN || uSubject == SUN_HAT) {
    a = tri(u, vec2(.02, .8), vec2(-.17 - .03 * sin(TAU * ph), .2), vec2(.19 - .03 * sin(TAU * ph), .2)) - .02;
    d = min(d, cap(u, vec2(0., .6), vec2(.01, .76), .07, .085));
    d = min(d, cap(u, vec2(-.04, .92), vec2(-.08, .78), .07, .04));
  } else if (uSubject == WIZARD) {
    d = min(d, tri(u, vec2(0., .86), vec2(-.26, .02), vec2(.26, .02)));
    a = min(tri(u, vec2(-.02, 1.3), vec2(-.13, .96), vec2(.16, .96)), ell(u - vec2(.01, .96), vec2(.22, .028)));
    d = min(d, cap(u, vec2(.04, .74), vec2(.38, .8 + .02 * sin(TAU * ph)), .05, .035));
  } else if (uSubject == ASTRONAUT) {
    d = min(d, cap(u, vec2(0., .5), vec2(0., .7), .12, .13));
    d = min(d, box(u - vec2(-.14, .66), vec2(.07, .12)) - .02);
    a = disc(u - head, .145);
  } else if (uSubject == GNOME) {
    d = min(d, cap(u, vec2(0., .26), vec2(0., .42), .14, .12));
    a = tri(u, vec2(-.06, 1.04), vec2(-.15, .64), vec2(.17, .64)) - .01;
    d = min(d, tri(u, vec2(.06, .3), vec2(-.04, .56), vec2(.18, .56)));
    d = min(d, cap(u, vec2(.44, -.02), vec2(.06, .7), .016, .016));
  } else {
    d = min(d, cap(u, vec2(0., hip), vec2(0., .74), .085, .095));
    a = max(box(u - vec2(0., .6), vec2(.11, .17)) - .02, d - .03);
    if (uSubject == ALIEN) {
      d = blend(d, ell(u - vec2(.02, .98), vec2(.12, .16)), .03);
      head.y = 1.;
    }
  }
  if (uSubject == SUN_HAT) a = min(a, min(ell(u - vec2(.02, .96), vec2(.19, .03)), ell(u - vec2(.02, .98), vec2(.09, .07))));
  if (uSubject == UMBRELLA) {
    vec2 v = u - vec2(.1, 1.06);
    a = max(ell(v, vec2(.36, .24)), -v.y + .025 * abs(sin(v.x * 17.)) );
    d = min(d, cap(u, vec2(.1, .62), vec2(.1, 1.28), .011, .011));
  }
  d = min(d, arms(u, ph, vec2(0., uSubject == GNOME ? .44 : .76), .8, uSubject == ASTRONAUT ? .05 : .034));
  return vec2(min(d, disc(u - head, .085)), a);
}
