"""The import contract that import-linter does not bring: a package that stands on the standard library alone.

Also the way to run import-linter as a module: python -m tools.contracts.
"""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter.application import output
from importlinter.cli import lint_imports_command
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck


class StandardLibraryAlone(Contract):
    """Nothing below `package` imports from outside the standard library, except what is licensed.

    Options: `package`; `licences`, lines "zhicheng.readings: numba numpy" (the module and all below it).
    """

    type_name = "standard_library_alone"

    package = fields.StringField()
    licences = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of a foreign package that no licence covers."""
        package = str(self.package)
        inside = {package} | graph.find_descendants(package)
        foreign = [
            details
            for module in sorted(inside)
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if imported not in inside and not self.may(module, imported.partition(".")[0])
            for details in graph.get_import_details(importer=module, imported=imported)
        ]
        return ContractCheck(kept=not foreign, metadata={"foreign": foreign})

    def may(self, module: str, imported: str) -> bool:
        """Whether this module may import that root package."""
        lines = cast(list[str] | None, self.licences) or []
        licences = (line.partition(":")[::2] for line in lines)
        return imported in sys.stdlib_module_names or any(
            f"{module}.".startswith(f"{holder.strip()}.") and imported in names.split() for holder, names in licences
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import by file and line."""
        for details in check.metadata["foreign"]:
            output.print_error(
                f"- {details['importer']} (l.{details['line_number']}): {details['line_contents']}", bold=False
            )


if __name__ == "__main__":
    lint_imports_command()
