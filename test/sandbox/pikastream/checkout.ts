import { notFound } from './answer.ts';
import type { CallHandler } from './call.ts';

/** The page a person pays on. In the sandbox paying costs one click and no money. */
export const showCheckout: CallHandler = ({ products }, { id }) => {
  const product = products.find(({ productId }) => productId === id);
  if (!product) return notFound('product');
  return page(`<h1>${product.name}</h1><form method="post"><button>Pay with sandbox money</button></form>`);
};

export const payCheckout: CallHandler = ({ products, wallet }, { id }) => {
  const product = products.find(({ productId }) => productId === id);
  if (!product) return notFound('product');
  wallet.topUp(product.numCredits);
  return page(`<h1>Paid</h1><p>The wallet now holds ${wallet.balance()} credits.</p>`);
};

function page(body: string) {
  return { status: 200, html: `<!doctype html><meta charset="utf-8"><title>Top up</title>${body}` };
}
