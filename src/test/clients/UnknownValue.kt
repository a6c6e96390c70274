import cn.yishulai.client.infrastructure.Serializer
import cn.yishulai.client.models.Fair
import cn.yishulai.client.models.FairState

/** A value that a later release adds is read as unknown and is not the end of an app. */
fun main() {
    val later = """{"id": "f", "title": "t", "state": "INVENTED_LATER", "venue": {"id": "v", "name": "n"}, "sessions": []}"""
    val known = later.replace("INVENTED_LATER", "PUBLISHED")
    val fairs = Serializer.moshi.adapter(Fair::class.java)
    check(fairs.fromJson(later)?.state == FairState.UNKNOWN_DEFAULT_OPEN_API) { "a value that nobody knows" }
    check(fairs.fromJson(known)?.state == FairState.PUBLISHED) { "a value that everybody knows" }
}
