package cn.yishulai.places;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/organisations")
class OrganisationResource {

    private final Organisations organisations;

    OrganisationResource(Organisations organisations) {
        this.organisations = organisations;
    }

    /** @param name says something, and holds no control characters */
    record OrganisationForm(
            @NotNull
                    @Size(max = 60)
                    @Pattern(regexp = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*")
                    String name) {}

    @GET
    public Page<Organisations.OrganisationView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return organisations.list(after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Organisations.OrganisationView add(@Valid @NotNull OrganisationForm form) {
        return organisations.add(form.name());
    }
}
