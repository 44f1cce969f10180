/**
 * Characters, by their numbers, that Unicode calls confusable with one Latin letter or with a digit that looks like one
 * (https://www.unicode.org/Public/security/14.0.0/confusables.txt), but for those that its compatibility forms make that letter
 * anyway. Most are of Cherokee, Lisu, Canadian Aboriginal, Coptic, old alphabets and phonetic writing.
 */
export const confusables: Readonly<Record<string, string>> = {
  a: '15c5 237a 102a0 16f40',
  b: 'df 13cf 1472 15af 15f7 a7b4 10282 102a1 10301',
  c: '3f2 3f9 102a2 10302 10415 1043d 1051c 118e9 118f2 1f74c',
  d: '13a0 13e7 146f 15de 15ea a4d2 a4d3',
  e: '4bd 13ac 212e 22ff 2d39 a4f0 ab32 10286 118a6 118ae',
  f: '3dc 584 15b4 1e9d a4dd a798 a799 ab35 10287 102a5 10525 118a2 118c2 1d213',
  g: '18d 50c 13c0 13f3 1d83 a4d6',
  h: '13bb 13c2 157c 2c8e a4e7 102cf',
  j: '13ab 148d a4d9 a7b2',
  k: '16d5 10518',
  l: '26a 5c0 5d5 627 661 6f1 7ca 13a5 14aa 16c1 2373 23fd 2d4f a4f2 a647 ab75 1028a 10309 10320 1041b 10526 118a3 118b2 118c3 16f16 16f28 1d22a 1e8c7',
  m: '3fa 13b7 15f0 16d6 2c98 a4df 102b0 10311',
  n: '57c 2c9a a4e0 10513',
  o: '665 6be 6c1 6d5 6f5 b20 c02 c82 d02 d20 d82 101d 10ff 12d0 1d11 3007 ab3d 10292 102ab 10404 1042c 104c2 104ea 10516 114d0 118b5 118c8 118d7 118e0',
  p: '13e2 146d 2374 2ca2 2ca3 a4d1 10295',
  q: '563 566 2d55',
  r: '13a1 13d2 1587 1d26 2c85 a4e3 ab47 ab48 ab81 104b4 16f35 1d216',
  s: '13d5 10296 118bb 118c1 16f3a',
  t: '27d9 10297 102b1 10315 118bc 16f0a 1f768',
  u: '28b 1200 144c 1d1c 222a 22c3 a4f4 a79f ab4e ab52 104ce 104f6 118b8 118d8 16f42',
  v: '5d8 667 6f7 13d9 142f 1d20 2228 22c1 2d38 a4e6 a6df aba9 1051d 11706 118a0 118c0 16f08 1d20d',
  w: '26f 461 561 13b3 13d4 1d21 a4ea ab83 1170a 1170e 1170f 118e6 118ef',
  x: 'd7 1541 157d 166d 166e 16b7 2573 292b 292c 2a2f 2cac 2d5d a4eb a7b3 10290 102b4 10317 10322 10527 118ec',
  y: '263 28f 10e7 13a9 13bd 1d8c 1eff 2ca8 a4ec ab5a 102b2 118a4 118dc 16f43',
  z: '13c3 a4dc ab93 102f5 118a9 118c4 118e5',
};
