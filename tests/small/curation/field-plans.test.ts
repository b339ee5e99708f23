import { expect, test } from 'vitest';
import { z } from 'zod';
import { emptyFacts, FIELD_PLANS, type FieldPlan } from '@/components/studio/field-plans';
import { clipRecord } from '@/lib/clips/record-contracts.server';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import { factsContracts } from '@/lib/curation/facts-contracts.server';

/** A contract without what only wraps it: null, a default, a list. */
function bare(contract: unknown): unknown {
  if (contract instanceof z.ZodNullable || contract instanceof z.ZodDefault) {
    return bare(contract.unwrap());
  }
  return contract instanceof z.ZodArray ? bare(contract.element) : contract;
}

/** Every field that a contract has, as paths: a list's entries stand below it. */
function fieldsOf(contract: unknown, path = ''): string[] {
  const inner = bare(contract);
  if (!(inner instanceof z.ZodObject)) return [path];
  return Object.entries(inner.shape).flatMap(([name, one]) =>
    fieldsOf(one, path === '' ? name : `${path}.${name}`),
  );
}

/** Every field that the desk draws, likewise; what it takes as JSON stands for all below it. */
function plannedOf(plans: readonly FieldPlan[], path = ''): { path: string; isWhole: boolean }[] {
  return plans.flatMap((plan) => {
    const here = path === '' ? plan.name : `${path}.${plan.name}`;
    if (plan.as === 'pair')
      return ['en', 'zh'].map((one) => ({ path: `${here}.${one}`, isWhole: false }));
    if (plan.fields !== undefined) return plannedOf(plan.fields, here);
    return [{ path: here, isWhole: plan.as === 'json' }];
  });
}

test.each(DESK_KINDS)(
  'the desk has a field for every fact of a %s, and for nothing else',
  (kind) => {
    const planned = plannedOf(FIELD_PLANS[kind]);
    const facts = fieldsOf(factsContracts[kind]);
    const isPlanned = (fact: string) =>
      planned.some(
        ({ path, isWhole }) => path === fact || (isWhole && fact.startsWith(`${path}.`)),
      );
    expect(facts.filter((fact) => !isPlanned(fact))).toEqual([]);
    const isFact = (path: string) => facts.some((fact) => `${fact}.`.startsWith(`${path}.`));
    expect(planned.filter(({ path }) => !isFact(path))).toEqual([]);
    expect(Object.keys(emptyFacts(kind, 'new')).sort()).toEqual(
      Object.keys(factsContracts[kind].shape).sort(),
    );
  },
);

test('of a clip’s record only what a program writes is not edited', () => {
  const edited = new Set(Object.keys(factsContracts.clip.shape));
  expect(Object.keys(clipRecord.shape).filter((name) => !edited.has(name))).toEqual([
    'record',
    'order',
    'renditions',
    'addedAt',
    'updatedAt',
  ]);
});
