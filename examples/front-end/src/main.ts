import { createClient } from './client.ts';
import ids from './operation-ids.json';
import { readRoles, readSkills, type Skill } from './skills.ts';

// While one develops, operations change: they are sent as text. What is built asks by id.
const client = createClient('/graphql', import.meta.env.PROD ? ids : undefined);

const roles = part('roles', HTMLSelectElement);
const told = part('told', HTMLElement);
const skills = part('skills', HTMLElement);
const more = part('more', HTMLButtonElement);
let next: string | null = null;

async function show(after: string | null): Promise<void> {
  const page = await readSkills(client, roles.value, after);
  if (after === null) skills.replaceChildren();
  skills.append(...page.rows.map(line));
  told.textContent = `${skills.children.length} of ${page.total} skills`;
  next = page.next;
  more.hidden = next === null;
}

function line({ node, strength, sections }: Skill): HTMLElement {
  const item = document.createElement('li');
  const evidence = document.createElement('small');
  evidence.textContent = ` ${strength?.toLowerCase() ?? ''} ${sections?.join(', ') ?? ''}`;
  item.append(node.name, evidence);
  return item;
}

function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page lacks #${id}`);
  return found;
}

const failed = (error: Error) => {
  told.textContent = error.message;
};

roles.onchange = () => void show(null).catch(failed);
more.onclick = () => void show(next).catch(failed);
try {
  roles.append(...(await readRoles(client)).map(({ name, slug }) => new Option(name, slug)));
  await show(null);
} catch (error) {
  failed(error as Error);
}
