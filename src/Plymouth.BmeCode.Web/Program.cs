using Plymouth.BmeCode.Web.Commands;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
