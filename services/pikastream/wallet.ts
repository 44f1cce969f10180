/** How much a dollar of credits is. Ours: nothing public says it; used only for "about" figures. */
export const creditsPerUsd = 100;

/** About how many minutes `credits` last. */
export function minutesOf(credits: number, pricePerMinuteUsd: number): number {
  if (pricePerMinuteUsd <= 0) return Number.POSITIVE_INFINITY;
  // 0.275 * 100 is a little more than 27.5.
  return Math.max(0, Math.floor(credits / (pricePerMinuteUsd * creditsPerUsd) + 1e-9));
}

export const topUpPage = 'https://www.pika.me/dev';

export type Product = { id: string; name: string; credits: number };

/** The smallest product that covers the deficit, else the largest, as the public client chooses. */
export function smallestSufficient(products: readonly Product[], deficit: number): Product | null {
  const usable = products
    .filter((product) => product.id && product.credits > 0)
    .sort((a, b) => a.credits - b.credits);
  return usable.find((product) => product.credits >= deficit) ?? usable.at(-1) ?? null;
}
