import type { InterfaceType, NodeType, Relationship } from './graph.ts';

/** A type that gets its relationships once all types are known. */
export type Growing<Type> = Type & { readonly relationships: Map<string, Relationship> };

/** The types of a graph under resolution, by name. */
export class ResolvedTypes {
  readonly nodes = new Map<string, Growing<NodeType>>();
  readonly interfaces = new Map<string, Growing<InterfaceType> & { readonly implementations: NodeType[] }>();
  readonly unions = new Map<string, InterfaceType>();

  /** A node type. @throws TypeError naming where it is mentioned, where there is none. */
  node(where: string, name: string): Growing<NodeType> {
    const type = this.nodes.get(name);
    if (!type) throw new TypeError(`${where}: there is no node type ${name}`);
    return type;
  }

  /** The node types that a target stands for. @throws TypeError where it is no type. */
  implementations(where: string, target: string): readonly NodeType[] {
    return this.#abstract(target)?.implementations ?? [this.node(where, target)];
  }

  /** Whether a name is that of a node type or of an interface or union that has it. */
  covers(name: string, node: string): boolean {
    return (
      name === node || (this.#abstract(name)?.implementations.some((type) => type.name === node) ?? false)
    );
  }

  /** The type of a field with these targets. @throws TypeError where they share no interface. */
  target(where: string, targets: readonly string[]): NodeType | InterfaceType {
    const [first, ...rest] = targets;
    if (first === undefined) throw new TypeError(`${where} has no target`);
    if (rest.length === 0) return this.#abstract(first) ?? this.node(where, first);
    const shared = this.node(where, first).interface;
    if (!shared || rest.some((target) => this.node(where, target).interface !== shared)) {
      throw new TypeError(
        `${where}: its targets (${targets.join(', ')}) share no interface: declare a union of them`,
      );
    }
    return shared;
  }

  #abstract(name: string): InterfaceType | undefined {
    return this.interfaces.get(name) ?? this.unions.get(name);
  }
}
