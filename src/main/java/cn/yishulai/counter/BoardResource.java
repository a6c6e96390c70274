package cn.yishulai.counter;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Two desks with the same book in hand hear of each other. */
@Path("/v1/copies/{code}/boards")
class BoardResource {

    private static final int LONGEST = 36;

    private final Boards boards;
    private final CopyReads copies;
    private final Sites sites;
    private final Callers callers;

    BoardResource(Boards boards, CopyReads copies, Sites sites, Callers callers) {
        this.boards = boards;
        this.copies = copies;
        this.sites = sites;
        this.callers = callers;
    }

    /** Blocking until it is known who asks and for what; what follows takes no thread. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<BoardView> follow(
            @PathParam("code") String code,
            @QueryParam("site") @NotNull String site,
            @QueryParam("desk") @Nullable @Size(max = LONGEST) String desk) {
        Caller caller = callers.current();
        UUID here = Sites.id(site);
        caller.requireSite(here);
        if (caller.role() == Role.LIBRARIAN) {
            sites.require(here);
        }
        CopyCode copy = copies.facts(new CopyCode(code)).code();
        return boards.follow(copy, desk == null ? UUID.randomUUID().toString() : desk, caller.displayName());
    }
}
