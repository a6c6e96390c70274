package cn.yishulai.http;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.people.FoundingForm;
import cn.yishulai.people.Foundings;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/households")
class FoundingResource {

    private final Foundings foundings;
    private final Callers callers;
    private final Sites sites;

    FoundingResource(Foundings foundings, Callers callers, Sites sites) {
        this.foundings = foundings;
        this.callers = callers;
        this.sites = sites;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public HouseholdView found(@Valid @NotNull FoundingForm form) {
        UUID site = Sites.id(form.siteId());
        callers.current().requireSite(site);
        sites.require(site);
        return foundings.found(callers.current(), site, form);
    }
}
