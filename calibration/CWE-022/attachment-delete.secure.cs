using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Mail.Attachments;

[ApiController]
[Route("api/attachments")]
public class AttachmentsController : ControllerBase
{
    private readonly ILogger<AttachmentsController> _logger;

    public AttachmentsController(ILogger<AttachmentsController> logger)
    {
        _logger = logger;
    }

    [HttpDelete("{id:guid}")]
    public IActionResult Delete(Guid id)
    {
        var path = string.Format("/srv/mail/attachments/{0:N}.bin", id);
        System.IO.File.Delete(path);
        _logger.LogInformation("Attachment deleted");
        return NoContent();
    }
}
