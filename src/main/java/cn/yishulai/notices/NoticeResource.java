package cn.yishulai.notices;

import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

@Path("/v1/households/me/notices")
class NoticeResource {

    private final Notices notices;
    private final Callers callers;
    private final HttpHeaders headers;

    NoticeResource(Notices notices, Callers callers, HttpHeaders headers) {
        this.notices = notices;
        this.callers = callers;
        this.headers = headers;
    }

    @GET
    public Page<NoticeView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return notices.inbox(
                callers.current().household(), Language.of(headers.getAcceptableLanguages()), after, Page.limit(limit));
    }
}
