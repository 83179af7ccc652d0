"""Words that a generator escapes where they are names of fields."""

from __future__ import annotations

# Reserved in one of the languages, or used by the code that the generator writes there.
RESERVED = frozenset("""
abstract alias all and annotation any api apiclient apiexception apiresponse array as assert
async atomic auto await base become begin bool boolean box break byte case catch chan char
check class client clone companion complex concrete configuration const constant constructor
continue copy crate data date datetime debugger decimal decl declare def default defer
deferred defined deinit del delegate delete desc description die dim do done double dyn
dynamic each echo elif else elseif elsif empty end enddeclare endfor endforeach endif
endswitch endwhile ensure enum error eval event except exception exec exit explicit export
extends extension extern external fallthrough false field file fileprivate final finally
fixed float fn for foreach from func function get global go goto group guard hash hide id if
implements implicit import in include indirect infix init inner inout instanceof insteadof
int integer interface internal into is isset it item items json key keys lambda lazy length
let library list local lock long macro map match max method min mixed mod model module mut
mutable namespace native new next nil none nonlocal not null num number object of on open
operator optional or out outer override own package params parent part pass postfix pragma
precedence prefix primitive print priv private prop property protected protocol pub public
pure raise range readonly record redo ref regexp register repeat repr require rescue
response rethrow retry return schema sealed select self send set short show signed sizeof
source stack static stop str strictfp string struct sub subscript super suspend switch
symbol sync synchronized table template test then this throw throws time to trait transient
true try tuple type typealias typedef typeof undef union unit unless unmanaged unowned unset
unsigned unsized until update url use using val validate value values var vararg virtual
void volatile weak when where while with xor yield
""".split())  # noqa: SIM905  (a list of words)
