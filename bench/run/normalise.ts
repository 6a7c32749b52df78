import type { Json, Rule, Rules } from '../works/work.ts';

/** Brings a peer's answer into RoleGraph's shape by a work's rules; `properties` of an edge become the edge's own. */
export function normalise(value: Json, rules: Rules): Json {
  if (Array.isArray(value)) return value.map((item) => normalise(item, rules));
  if (!isObject(value)) return value;
  const shaped: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties' && isObject(inner)) Object.assign(shaped, normalise(inner, rules));
    else shaped[key] = [rules[key] ?? []].flat().reduce(apply, normalise(inner, rules));
  }
  return shaped;
}

function apply(value: Json, rule: Rule): Json {
  if (rule === 'first') return Array.isArray(value) ? (value[0] ?? null) : value;
  if (rule === 'total') return { totalCount: at(value, ['aggregate', 'count', 'nodes']) };
  return 'of' in rule ? at(value, [rule.of]) : { [rule.under]: value };
}

function at(value: Json, path: readonly string[]): Json {
  return path.reduce<Json>((inner, key) => (isObject(inner) ? (inner[key] ?? null) : null), value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
