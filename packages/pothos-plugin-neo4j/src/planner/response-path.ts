import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Finds the path of response keys at which an operation selects a field, such as `roles.nodes.skills`; undefined where it does not. */
export function responsePathOf(
  field: FieldNode,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): string | undefined {
  return pathIn(operation.selectionSet, field, fragments)?.join('.');
}

function pathIn(
  { selections }: SelectionSetNode,
  field: FieldNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] | undefined {
  for (const selection of selections) {
    const path = pathThrough(selection, field, fragments);
    if (path) return path;
  }
  return undefined;
}

function pathThrough(
  selection: SelectionSetNode['selections'][number],
  field: FieldNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] | undefined {
  switch (selection.kind) {
    case Kind.FIELD: {
      const key = selection.alias?.value ?? selection.name.value;
      if (selection === field) return [key];
      const below = selection.selectionSet && pathIn(selection.selectionSet, field, fragments);
      return below && [key, ...below];
    }
    case Kind.INLINE_FRAGMENT:
      return pathIn(selection.selectionSet, field, fragments);
    case Kind.FRAGMENT_SPREAD: {
      const fragment = fragments[selection.name.value];
      return fragment && pathIn(fragment.selectionSet, field, fragments);
    }
  }
}
