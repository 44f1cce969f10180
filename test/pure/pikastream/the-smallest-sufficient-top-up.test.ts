import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf, smallestSufficient } from '../../../services/pikastream/wallet.ts';
import { answer, clientHearing } from './wire.ts';

const product = (credits: number) => ({ id: `p${credits}`, name: `${credits} credits`, credits });

test('the offer is the smallest top-up that covers what is missing, else the largest, else none', () => {
  const products = [product(1_000), product(50), product(500)];
  expect(smallestSufficient(products, 50)?.credits).toBe(50);
  expect(smallestSufficient(products, 51)?.credits).toBe(500);
  expect(smallestSufficient(products, 2_000)?.credits).toBe(1_000);
  expect(smallestSufficient([], 1)).toBeNull();
  expect(
    smallestSufficient([{ id: '', name: 'broken', credits: 900 }, product(0), product(-5)], 1),
  ).toBeNull();
});

test('the offer is never too small while another isn’t, and never larger than needed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9_999 })),
      fc.integer({ min: 1, max: 9_999 }),
      (sizes, deficit) => {
        const chosen = smallestSufficient(sizes.map(product), deficit)?.credits;
        const enough = sizes.filter((size) => size >= deficit);
        expect(chosen).toBe(
          enough.length > 0 ? Math.min(...enough) : sizes.length > 0 ? Math.max(...sizes) : undefined,
        );
      },
    ),
  );
});

test('an offer is what is on sale and where it is paid; both spellings of the list are read', async () => {
  const products = [
    { productId: 'big', name: 'Big', numCredits: 900 },
    { product_id: 'small', title: 'Small', num_credits: 100 },
  ];
  const { offerTopUp, calls } = clientHearing(
    answer(200, { data: { products } }),
    answer(200, { data: { checkout_url: 'https://pay.example/small' } }),
  );
  expect(await offerTopUp(90)).toEqual({
    ok: true,
    value: { name: 'Small', credits: 100, checkoutUrl: 'https://pay.example/small' },
  });
  expect(calls.at(-1)).toMatchObject({
    method: 'POST',
    path: '/developer/topup',
    json: { product_id: 'small' },
  });
});

test('nothing on sale asks for no checkout; a checkout elsewhere than on https is not shown', async () => {
  const empty = clientHearing(answer(200, { products: [] }));
  expect(await empty.offerTopUp(90)).toEqual({ ok: true, value: null });
  expect(empty.calls).toHaveLength(1);
  const products = [{ productId: 'p', name: 'P', numCredits: 100 }];
  for (const checkout_url of ['http://pay.example/p', 'javascript:alert(1)', 'pay', '']) {
    const read = await clientHearing(answer(200, { products }), answer(200, { checkout_url })).offerTopUp(90);
    expect(read, checkout_url).toMatchObject({ ok: false, problem: { kind: 'bad_answer' } });
  }
});

test('a balance is whole credits, or it is not known', async () => {
  expect(await clientHearing(answer(200, { balance: -3 })).balance()).toEqual({ ok: true, value: -3 });
  expect(await clientHearing(answer(200, { data: { balance: 0 } })).balance()).toEqual({
    ok: true,
    value: 0,
  });
  for (const json of [{}, { balance: null }, { balance: '100' }, { balance: 1.5 }, undefined]) {
    expect(await clientHearing(answer(200, json)).balance()).toMatchObject({
      ok: false,
      problem: { kind: 'bad_answer' },
    });
  }
  expect(minutesOf(275, 0.275)).toBe(10);
  expect(minutesOf(-5, 0.275)).toBe(0);
});
