// The way out of every scene: coarse pixels or hatching where asked, then the label on the lower edge.
void main() {
  vec2 p = (gl_FragCoord.xy - .5 * uSize) / uSize.y;
  px = 1. / uSize.y;
  if (uFlip > .5) p.x = -p.x;
  if (uPixels > 0.) {
    px = .25 / uPixels;
    p = (floor(p * uPixels) + .5) / uPixels;
  }
  sharp = 1. / px;
  vec3 c = picture(p);
  if (uHatch > 0.) {
    float g = dot(c, vec3(.3, .59, .11));
    vec2 q = turn(.7) * p;
    float line = abs(fract(q.y * 42. + .25 * n2(p * 9.)) - .5) * 2.;
    float cross = abs(fract(q.x * 42. + .25 * n2(p * 9. + 4.)) - .5) * 2.;
    c = mix(c, c * .45, uHatch * smoothstep(g * 1.3, g * 1.3 - .35, line) * step(g, .75));
    c = mix(c, c * .6, uHatch * smoothstep(g * 2.6, g * 2.6 - .35, cross));
  }
  vec2 at = gl_FragCoord.xy / uSize;
  vec4 label = texture(uLabel, vec2(at.x, 1. - at.y));
  outColour = vec4(c * (1. - label.a) + label.rgb, 1.);
}
