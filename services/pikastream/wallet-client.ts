import type { SessionProvider } from '../meetings/ports/session-provider.ts';
import type { Http } from './http.ts';
import { clean } from './problems.ts';
import { mapOutcome, read } from './replies.ts';
import { balanceSchema, checkoutSchema, productsSchema } from './schemas.ts';
import { smallestSufficient } from './wallet.ts';

/** As long as the public client waits. */
const deadlineMs = 15_000;

export function walletClient(http: Http): Pick<SessionProvider, 'balance' | 'offerTopUp'> {
  return {
    async balance(signal) {
      const path = '/developer/balance';
      const reply = await http.send({ name: 'balance', method: 'GET', path, deadlineMs, signal });
      return mapOutcome(read(reply, balanceSchema), ({ balance }) => balance);
    },

    async offerTopUp(deficit, signal) {
      const list = { name: 'topup_products', method: 'GET', path: '/developer/topup/products' } as const;
      const listed = read(await http.send({ ...list, deadlineMs, signal }), productsSchema);
      if (!listed.ok) return listed;
      const product = smallestSufficient(listed.value.products, deficit);
      if (!product) return { ok: true, value: null };
      const topUp = { name: 'topup', method: 'POST', path: '/developer/topup' } as const;
      const json = { product_id: product.id };
      const checkout = read(await http.send({ ...topUp, json, deadlineMs, signal }), checkoutSchema);
      return mapOutcome(checkout, ({ checkout_url: checkoutUrl }) => ({
        name: clean(product.name) ?? `${product.credits} credits`,
        credits: product.credits,
        checkoutUrl,
      }));
    },
  };
}
