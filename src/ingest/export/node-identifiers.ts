import type { NodeKey } from '../../releases/index.ts';
import { isAbsoluteIri } from './iri.ts';
import type { ReleaseReader } from './release-reader.ts';
import { context } from './vocabulary.ts';

/** The namespace of the URNs that RoleGraph itself makes. */
const namespace = 'urn:rolegraph:';

/** The property in which a node has the web identifier that its source gives it. */
const uriProperty = 'uri';

/** The URN of a dataset. */
export function datasetUrn(dataset: string): string {
  return `${namespace}${dataset}`;
}

/** A uri that cannot identify its node, and why. */
export interface UnusableUri {
  readonly node: NodeKey;
  readonly uri: string;
  readonly reason: string;
}

/**
 * The identifiers of a release's nodes: the uri of the source where it is an absolute IRI that no other node of the release has, or else a URN.
 * They depend on the whole release, so a selection of its nodes has the same ones.
 */
export class NodeIdentifiers {
  readonly #dataset: string;
  readonly #uris = new Map<string, string>();
  /** Per IRI the node that has it; null where several have. */
  readonly #owners = new Map<string, string | null>();

  private constructor(dataset: string) {
    this.#dataset = dataset;
  }

  /** Reads the uris of a release. */
  static async read(reader: ReleaseReader, dataset: string): Promise<NodeIdentifiers> {
    const identifiers = new NodeIdentifiers(dataset);
    for (const type of reader.types) {
      if (!type.properties.has(uriProperty)) continue;
      for await (const { slug, properties } of reader.allNodes(type)) {
        const { [uriProperty]: uri } = properties;
        if (typeof uri === 'string') identifiers.#add({ type: type.name, slug }, uri);
      }
    }
    return identifiers;
  }

  /** The identifier of a node: an absolute IRI. */
  identifierOf(node: NodeKey): string {
    const uri = this.#uris.get(keyOf(node));
    return uri === undefined || this.#unusableReason(node, uri) !== undefined ? this.#urn(node) : uri;
  }

  /** The uri of a node where it is not its identifier; undefined where the node has no uri, or is identified by it. */
  unusable({ type, slug }: NodeKey): UnusableUri | undefined {
    const node = { type, slug };
    const uri = this.#uris.get(keyOf(node));
    const reason = uri === undefined ? undefined : this.#unusableReason(node, uri);
    return uri === undefined || reason === undefined ? undefined : { node, uri, reason };
  }

  #add(node: NodeKey, uri: string): void {
    const key = keyOf(node);
    this.#uris.set(key, uri);
    this.#owners.set(uri, this.#owners.has(uri) ? null : key);
  }

  #unusableReason(node: NodeKey, uri: string): string | undefined {
    if (!isAbsoluteIri(uri)) return 'is no absolute IRI';
    if (uri.toLowerCase().startsWith(namespace)) {
      return uri === this.#urn(node) ? undefined : "is in the namespace of RoleGraph's own URNs";
    }
    const [scheme = ''] = uri.split(':', 1);
    if (Object.hasOwn(context, scheme.toLowerCase()))
      return `begins with "${scheme}:", a prefix of this JSON-LD`;
    if (Object.values(context).some((vocabulary) => uri.startsWith(vocabulary))) {
      return 'is a term of a vocabulary';
    }
    return this.#owners.get(uri) === keyOf(node) ? undefined : 'is the uri of other nodes as well';
  }

  /** Slugs may hold any letter; percent-encoded, each stays one segment of the URN. */
  #urn({ type, slug }: NodeKey): string {
    return `${datasetUrn(this.#dataset)}:${type}:${encodeURIComponent(slug)}`;
  }
}

function keyOf({ type, slug }: NodeKey): string {
  return `${type}/${slug}`;
}
