package cn.yishulai.notices;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

@Path("/v1/households/me/notice-settings")
class NoticeSettingsResource {

    private final NoticeSettings settings;
    private final Callers callers;

    NoticeSettingsResource(NoticeSettings settings, Callers callers) {
        this.settings = settings;
        this.callers = callers;
    }

    @GET
    public NoticeSettingsView show() {
        return settings.of(callers.current().household());
    }

    @PUT
    @Once
    public NoticeSettingsView choose(@Valid @NotNull NoticeSettingsView wanted) {
        return settings.choose(callers.current(), wanted);
    }
}
