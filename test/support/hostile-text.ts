/** Sets a terminal's title, clears it by a command of one letter, turns direction, and begins a line anew. */
export const hostile = '\u001b]0;x\u0007\u009b2j\u202egnp.\u2066\u200bz\r\u2028\u{e0041}';

/** What no terminal may get from outside. */
export const steering =
  /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}\u{e0000}-\u{e0fff}\u200b]/u;
