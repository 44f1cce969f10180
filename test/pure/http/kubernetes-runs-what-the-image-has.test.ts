import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { healthRoutes } from '../../../src/http/health.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

/** What a manifest of that kind says; the file has each once. */
function manifest(kind: string) {
  const all = parseAllDocuments(read('docs/kubernetes/stand-in.yaml'), { strict: true, uniqueKeys: true });
  expect(all.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  const found = all.map((one) => one.toJS()).filter((one) => one.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
}

test('the pods are what the service, the budget and the spread mean, two of them, and one always runs', () => {
  const { spec } = manifest('Deployment');
  const { labels } = spec.template.metadata;
  const [spread] = spec.template.spec.topologySpreadConstraints;
  for (const selector of [
    spec.selector.matchLabels,
    spread.labelSelector.matchLabels,
    manifest('Service').spec.selector,
    manifest('PodDisruptionBudget').spec.selector.matchLabels,
  ])
    expect(labels).toMatchObject(selector);
  expect(spec).toMatchObject({ replicas: 2, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
  expect(spec.template.spec.serviceAccountName).toBe(manifest('ServiceAccount').metadata.name);
});

test('probes ask what the app answers, on the port that the image listens on', () => {
  const [container] = manifest('Deployment').spec.template.spec.containers;
  const answered = new Set(healthRoutes([], { token: undefined }).map(({ path }) => path));
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((name) => container[name].httpGet);
  for (const { path, port } of probes) expect([answered.has(path), port]).toEqual([true, 'http']);
  const [{ containerPort }] = container.ports;
  expect(container.env).toContainEqual({ name: 'PORT', value: String(containerPort) });
  expect(read('Dockerfile')).toContain(`EXPOSE ${containerPort}`);
  expect(manifest('Service').spec.ports[0].targetPort).toBe('http');
});

test('it runs as nobody, writes nothing, and has time to hand calls over', () => {
  const { spec } = manifest('Deployment').spec.template;
  const [container] = spec.containers;
  expect(container.securityContext).toEqual({
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
  expect(spec.automountServiceAccountToken).toBe(false);
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(10);
});
