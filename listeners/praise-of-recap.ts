const words = (text: string) => new Set(text.split(/\s+/));

const praising = words(
  `great good nice cool awesome amazing excellent wonderful brilliant lovely perfect super fantastic solid neat sweet impressive helpful useful
   clear concise thorough handy beautiful best love loved loving like liked enjoyed enjoying adore kudos
   toll tolle tolles tollen gute gutes guter klasse prima spitze geniale schone hilfreich hilfreiche liebe mag
   genial excellente parfait parfaite bon bonne beau belle joli jolie utile j'adore adore buen buena bueno excelente perfecto perfecta util
   bom boa otimo otima perfeito perfeita ottimo ottima bello bella perfetto mooi mooie goed goede fijne prachtig bra fin fint snyggt god godt`,
);
/** With one of these it is a request, however nice: “a good summary would help”. */
const requesting = words(
  `can could would will you'll should give show list send post share make write get do need want wants i'd we'd where where's when who how why
   please pls plz bitte svp favor kindly summarise summarize fass fasse zusammenfassen mach machen ready asap more another again`,
);
/** Beside praise, and beside what is said in politeness, they add nothing. */
const beside = words(
  'really what an as always usual were such absolutely truly on spot job work team die der das le la les el los il i the',
);
const asking = words('is are was were did does has have what');

/**
 * `Great notes, thank you!`, `loved the recap`, `the summary is perfect`: said of the recap, and no request for it. Given as the
 * words between two marks, since “Great, summary!” asks for it. `polite`: words that may stand beside.
 */
export function praisesRecap(
  parts: readonly (readonly string[])[],
  recap: ReadonlySet<string>,
  polite: readonly ReadonlySet<string>[],
): boolean {
  const ofRecap = parts.filter((part) => part.some((word) => recap.has(word)));
  return (
    ofRecap.length > 0 &&
    ofRecap.every((part) => part.some((word) => praising.has(word)) && !isQuestion(part)) &&
    parts
      .flat()
      .every(
        (word) =>
          !requesting.has(word) && [recap, praising, beside, ...polite].some((list) => list.has(word)),
      )
  );
}

/** “What a great recap” isn't. */
function isQuestion([first = '', second]: readonly string[]): boolean {
  return asking.has(first) && !(first === 'what' && (second === 'a' || second === 'an'));
}
