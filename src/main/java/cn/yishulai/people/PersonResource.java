package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/households/me/persons")
class PersonResource {

    private final Households households;
    private final Farewells farewells;
    private final Phones phones;
    private final Callers callers;

    PersonResource(Households households, Farewells farewells, Phones phones, Callers callers) {
        this.households = households;
        this.farewells = farewells;
        this.phones = phones;
        this.callers = callers;
    }

    record PersonsView(List<PersonView> items) {}

    @GET
    public PersonsView list() {
        Caller caller = callers.current();
        return new PersonsView(households.personsOf(caller.household()).stream()
                .map(person -> person.seenBy(caller.personId()))
                .toList());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public PersonView add(@Valid @NotNull PersonForm form) {
        return households.addPerson(callers.current(), form);
    }

    /** Enough to recognise it by. */
    record PhoneView(String phone) {}

    @POST
    @Path("/{personId}/phones")
    @Once
    @ResponseStatus(201)
    public PhoneView addPhone(@PathParam("personId") String id, @Valid @NotNull PhoneForm form) {
        return new PhoneView(phones.add(callers.current(), OpaqueId.parse(id, PERSON_UNKNOWN), form));
    }

    @DELETE
    @Path("/{personId}")
    @Once
    public void erase(@PathParam("personId") String id) {
        farewells.erase(callers.current(), OpaqueId.parse(id, PERSON_UNKNOWN));
    }
}
