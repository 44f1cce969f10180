import { z } from 'zod';

/** Answers come bare or wrapped in `{data: …}`: both are read. */
export function unwrap(json: unknown): unknown {
  const wrapped = z.looseObject({ data: z.looseObject({}) }).safeParse(json);
  return wrapped.success ? wrapped.data.data : json;
}

export const balanceSchema = z.looseObject({ balance: z.number().int() });

/** The wire page says `productId, name, numCredits`; an older public client reads the second names. */
export const productsSchema = z.looseObject({
  products: z.array(
    z
      .looseObject({
        productId: z.string().optional(),
        product_id: z.string().optional(),
        name: z.string().optional(),
        title: z.string().optional(),
        numCredits: z.number().optional(),
        num_credits: z.number().optional(),
      })
      .transform((product) => ({
        id: product.productId ?? product.product_id ?? '',
        name: product.name ?? product.title ?? '',
        credits: product.numCredits ?? product.num_credits ?? 0,
      })),
  ),
});

export const checkoutSchema = z.looseObject({ checkout_url: z.string().refine(isSafeToShow) });

export const createdSchema = z.looseObject({ session_id: z.string().min(1).max(512) });

export const statusSchema = z.looseObject({
  status: z.string().catch(''),
  video_worker_connected: z.boolean().optional().catch(undefined),
  video_connected: z.boolean().optional().catch(undefined),
  meeting_bot_connected: z.boolean().optional().catch(undefined),
  error_message: z.string().nullish().catch(undefined),
});

export const feedSchema = z.looseObject({
  events: z.array(z.unknown()),
  next_cursor: z.union([z.string(), z.number().transform(String)]).nullish(),
  done: z.boolean().catch(false).default(false),
});

/** People are asked to pay there: https, or an emulator on this machine. */
function isSafeToShow(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
}
