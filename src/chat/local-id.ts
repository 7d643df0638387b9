/**
 * Some platforms give an id only once within a workspace, and another workspace may have the same one. Beyond the
 * platform such an id is known together with its workspace, so whatever is kept under it belongs to that workspace alone.
 */
export function qualifiedId(space: string, id: string): string {
  return `${idsOf(space)}${id}`;
}

/** What all qualified ids of a workspace begin with. */
export function idsOf(space: string): string {
  return `${space}/`;
}

/** The id as the platform knows it, of one that is qualified or not. */
export function localId(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
