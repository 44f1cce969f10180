import { z } from 'zod';
import { ok, refusal } from './answer.ts';
import type { CallHandler } from './call.ts';
import { readJson } from './read-json.ts';

export const showBalance: CallHandler = ({ wallet }) => ok({ balance: wallet.balance() });

export const listProducts: CallHandler = ({ products }) => ok({ products });

const topupBody = z.strictObject({ product_id: z.string().min(1) });

export const startTopup: CallHandler = (rooms, call) => {
  const body = readJson(rooms, call, topupBody);
  if ('refused' in body) return body.refused;
  const product = rooms.products.find(({ productId }) => productId === body.value.product_id);
  if (product) return ok({ checkout_url: `${rooms.publicUrl()}/checkout/${product.productId}` });
  rooms.violate(`topup of ${body.value.product_id}, which is not for sale`);
  return refusal(422, 'INVALID_REQUEST', 'unknown product');
};
