/** “AI” as it's written: “ai” is a word in several languages. */
const short = /(?<![\p{L}\p{N}])(?:AI|A\.I\.|KI|IA)(?![\p{L}\p{N}])/u;
const long =
  /artificial intelligence|kunstliche intelligenz|intelligence artificielle|inteligencia artificial|人工知能/i;

/** Whether its own words say that it is an AI. Not whether people heard it. */
export function saysItIsAnAi(text: string): boolean {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return short.test(text) || long.test(plain);
}
