import { type Graph, nameKey } from '@rolegraph/graph-model';

import { graphError } from '../errors.ts';
import { decodeGlobalId } from '../global-id.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { Binding } from './context.ts';

/** A node as the client names it. What the text is found to be decides what is meant: id, slug, name, alias, in this order. */
export interface Reference {
  /** The dataset, or `dataset@release` where the client looks back. */
  readonly dataset: string;
  /** The text without its dataset, to be looked for as a slug. */
  readonly slug: string;
  /** The key to look for among names and aliases; the empty text, which is no name's key, where it cannot be a name. */
  readonly nameKey: string;
  /** The node type that it has to be, where that is known beforehand. */
  readonly type: string | undefined;
  /** What stands before the slash of a text that was read whole, because there is no such dataset. */
  readonly noDataset?: string;
}

/** What a reference may name, and where the client gives it. */
export interface ReferenceArgumentLocation {
  /** A node type or an interface. */
  readonly type: string;
  /** The node type that the client narrows the interface to. */
  readonly narrowed?: string | undefined;
  readonly argument: string;
  readonly location: FieldLocation;
}

/** The dataset that a root field reads: its `dataset` argument, else the default. */
export function datasetOf(binding: Binding, location: FieldLocation): string {
  const { dataset } = binding.arguments(location);
  return typeof dataset === 'string' ? dataset : binding.defaultDataset;
}

/** The datasets that a root field names to be read: those of its `datasets` argument, else the one that it reads; none where it reads all. */
export function datasetsOf(binding: Binding, location: FieldLocation): readonly string[] {
  const { datasets, allDatasets } = binding.arguments(location);
  if (allDatasets === true) return [];
  return Array.isArray(datasets) ? [...new Set(datasets.map(String))] : [datasetOf(binding, location)];
}

/**
 * The key under which a field reads a dataset: its name, or `name@release` where the field looks back to a release that
 * is not current. No dataset's name has an @ in it.
 */
export function releaseKey(dataset: string, binding: Binding, location: FieldLocation): string {
  const { release } = binding.arguments(location);
  return typeof release === 'string' ? `${dataset}@${release}` : dataset;
}

/** The dataset and, where the client looks back, the release that a key names. */
export function readKey(key: string): { readonly dataset: string; readonly release: string | undefined } {
  const index = key.indexOf('@');
  return index === -1
    ? { dataset: key, release: undefined }
    : { dataset: key.slice(0, index), release: key.slice(index + 1) };
}

const QUALIFIED = /^([a-z0-9-]+)\/(.+)$/su;

/**
 * Reads a reference: a slug, name or alias in the field's dataset, the same after `dataset/`, or a global id. Where there is
 * no such dataset the text is read whole: `ci/cd` may be a name.
 *
 * @throws GraphQLError BAD_USER_INPUT where it is empty, or the global id of another type.
 */
export function readReference(
  text: string,
  { type, narrowed, argument, location }: ReferenceArgumentLocation,
  binding: Binding,
  graph: Graph,
): Reference {
  const problem = (message: string) =>
    graphError('BAD_USER_INPUT', message, {
      nodes: location.node,
      extensions: { argument, value: text },
    });
  const wanted = narrowed ?? type;
  if (text.trim() === '') {
    throw problem(`\`${argument}\` is empty: name a ${wanted} by its slug, \`dataset/slug\`, id or name.`);
  }
  const id = decodeGlobalId(text, graph);
  if (id) {
    if (id.type !== wanted && graph.interfaces.get(wanted) === undefined) {
      throw problem(`\`${argument}\` is the id of a ${id.type}, where a ${wanted} is asked for.`);
    }
    const dataset = releaseKey(id.dataset, binding, location);
    return { dataset, slug: id.slug, nameKey: '', type: id.type };
  }
  const [, qualifier, rest] = QUALIFIED.exec(text) ?? [];
  // Of a dataset that this process has not read yet no release is known. The first answer tells it, and is asked for again.
  if (qualifier !== undefined && rest !== undefined && binding.release(qualifier) !== '') {
    const dataset = releaseKey(qualifier, binding, location);
    return { dataset, slug: rest, nameKey: nameKey(rest), type: narrowed };
  }
  const own = releaseKey(datasetOf(binding, location), binding, location);
  const reference = { dataset: own, slug: text, nameKey: nameKey(text), type: narrowed };
  return qualifier === undefined ? reference : { ...reference, noDataset: qualifier };
}
