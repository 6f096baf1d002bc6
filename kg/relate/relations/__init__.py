"""The relations of the ontology, a module each; adding one adds a module and its line here, and touches no other."""

from kg.relate.relation import Relation
from kg.relate.relations import (
    attends,
    delegates_to,
    holds_post,
    implements,
    issues,
    leads,
    located_in,
    meets_with,
    organises,
    part_of,
    pilots,
    presides_over,
    proposes,
    receives_award,
    signed_agreement,
    speaks_at,
    supervises,
    visits,
)

RELATIONS: tuple[Relation, ...] = (
    holds_post.RELATION,
    presides_over.RELATION,
    attends.RELATION,
    speaks_at.RELATION,
    organises.RELATION,
    meets_with.RELATION,
    visits.RELATION,
    signed_agreement.RELATION,
    issues.RELATION,
    implements.RELATION,
    pilots.RELATION,
    leads.RELATION,
    supervises.RELATION,
    proposes.RELATION,
    receives_award.RELATION,
    delegates_to.RELATION,
    located_in.RELATION,
    part_of.RELATION,
)
